import type { NetworkFileInput } from "@/lib/network-file/network-file";

type Organisation = NonNullable<NetworkFileInput["organisations"]>[number];
type Assignment = NonNullable<NetworkFileInput["networks"]>[number]["assignments"][number];

/** A demo organisation: its slug, its name and its five people by what they do. */
export type DemoOrganisation = {
  readonly slug: string;
  readonly name: string;
  readonly people: {
    readonly manager: string;
    readonly board: string;
    readonly executive: string;
    readonly goto: string;
    readonly admin: string;
  };
};

/** The address of an organisation's demo account, such as "manager@brightwave.example". */
export function address(account: keyof DemoOrganisation["people"], slug: string): string {
  return `${account}@${slug}.example`;
}

/** An organisation as the network file has it: five people with the demo's password, one of them its admin. */
export function organisationEntry({ slug, name, people }: DemoOrganisation): Organisation {
  const person = (account: keyof DemoOrganisation["people"]) => ({
    email: address(account, slug),
    name: people[account],
    admin: account === "admin",
    password: "throughline-demo",
  });
  return {
    slug,
    name,
    timeZone: "Europe/London",
    people: [
      person("manager"),
      person("board"),
      person("executive"),
      person("goto"),
      person("admin"),
    ],
  };
}

/** How an organisation's people act in a network: the admin has no assignment. */
export function assignmentsOf({ slug }: DemoOrganisation): Assignment[] {
  return [
    { organisation: slug, email: address("manager", slug), roles: ["manager"] },
    { organisation: slug, email: address("board", slug), roles: ["board", "viewer"] },
    { organisation: slug, email: address("executive", slug), roles: ["viewer"] },
    { organisation: slug, email: address("goto", slug), roles: ["go-to", "viewer"] },
  ];
}
