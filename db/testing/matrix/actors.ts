import { sql } from "drizzle-orm";
import { asGuest, asJob, asOperator, asViewer, type JobScope } from "../../doors";
import { aViewer, type Organisation, type ParcelNetwork, type Person } from "../../testing";
import { asSuperuser } from "../superuser";
import type { Actor } from "./actor";

type Place = Readonly<Record<"one" | "two" | "left", ParcelNetwork>> & { readonly unit: string };

/** What is said of somebody who acts; what isn't said is nothing. */
type Sketch = {
  readonly who: string;
  readonly person: Person;
  readonly as?: Organisation;
  readonly actsIn?: readonly ParcelNetwork[];
  readonly manages?: readonly ParcelNetwork[];
  readonly sitsOnBoardOf?: readonly ParcelNetwork[];
  readonly knows?: readonly string[];
  readonly isAdmin?: boolean;
};

const madeUp = "made up";

const stranger = {
  personId: null,
  organisationId: null,
  isAdmin: false,
  actsIn: [],
  manages: [],
  sitsOnBoardOf: [],
  knows: [],
} as const;

/** Everybody who tries. */
export async function actorsOf(place: Place): Promise<readonly Actor[]> {
  const people: Actor[] = [];
  for (const sketch of [...inNetworkOne(place), ...elsewhere(place)])
    people.push(await acting(sketch));
  const [first, ...others] = people;
  const [job, ...otherJobs] = jobs(place);
  // One of each role first: what is wrong for all of them shows soonest so.
  return [first, job, owner, ...others, ...(await strangers(place)), ...otherJobs].filter(
    (actor) => actor !== undefined,
  );
}

function inNetworkOne({ one, two, left, unit }: Place): readonly Sketch[] {
  const { brand, carrier, desk } = one;
  const knows = [brand.id, carrier.id, desk.id];
  const here = { actsIn: [one], knows };
  const ofBrand = { actsIn: [one], knows: [...knows, unit] };
  return [
    { ...ofBrand, who: "a manager", person: brand.manager, manages: [one] },
    { ...ofBrand, who: "a deputy", person: brand.deputy, manages: [one] },
    { ...ofBrand, who: "a go-to person", person: brand.goto },
    {
      ...ofBrand,
      who: "a board member of two organisations",
      person: brand.board,
      sitsOnBoardOf: [one],
    },
    { ...here, who: "a board member", person: carrier.board, sitsOnBoardOf: [one] },
    { ...here, who: "a viewer", person: desk.viewer },
    { ...here, who: "a rival's manager", person: desk.manager, manages: [one] },
    {
      who: "a rival's manager who is elsewhere too",
      person: carrier.manager,
      actsIn: [one, two],
      manages: [one],
      knows: [...knows, ...membersOf(two), left.carrier.id],
    },
    { who: "an admin without a role", person: carrier.admin, knows: [carrier.id], isAdmin: true },
    { who: "an admin of a rival", person: desk.admin, knows: [desk.id], isAdmin: true },
    { who: "somebody whose assignment was taken away", person: desk.deputy, knows: [desk.id] },
  ];
}

function elsewhere({ one, two, left, unit }: Place): readonly Sketch[] {
  const inTwo = [...membersOf(two), one.carrier.id, left.carrier.id];
  const manager = { actsIn: [two], manages: [two], knows: inTwo };
  return [
    { ...manager, who: "a manager of another network", person: two.brand.manager },
    {
      ...manager,
      who: "a board member who acts for another organisation",
      person: one.brand.board,
      as: two.desk,
    },
    { ...manager, who: "a former member's manager elsewhere", person: left.carrier.manager },
    { who: "a former member's deputy", person: left.carrier.deputy, knows: [left.carrier.id] },
    {
      who: "a former member's admin",
      person: left.carrier.admin,
      knows: [left.carrier.id],
      isAdmin: true,
    },
    {
      who: "a manager whose partner left",
      person: left.brand.manager,
      actsIn: [left],
      manages: [left],
      knows: membersOf(left),
    },
    {
      who: "an admin of an organisation with a unit",
      person: one.brand.admin,
      knows: [one.brand.id, unit],
      isAdmin: true,
    },
  ];
}

/** Who isn't let in, and then tries all the same. */
async function strangers({ one, two }: Place): Promise<readonly Actor[]> {
  const { brand, carrier } = one;
  const past = new Date(Date.now() - 1000);
  const idle = await aViewer(brand.manager);
  await asSuperuser(
    (superuser) => superuser`update sessions set last_seen_at = now() - interval '2 hours 1 minute'
      where token_hash = sha256(convert_to(${idle}, 'UTF8'))`,
  );
  const refused: readonly (readonly [who: string, token: string, acting: string | null])[] = [
    ["a made-up token", madeUp, null],
    ["an ended session", await aViewer(brand.manager, { endedAt: past }), null],
    ["an expired session", await aViewer(brand.manager, { expiresAt: past }), null],
    ["an idle session", idle, null],
    ["somebody whom their organisation let go", await aViewer(carrier.deputy), null],
    ["a manager in a rival's name", await aViewer(brand.manager), carrier.slug],
    ["an admin in the name of somebody elsewhere", await aViewer(brand.admin), two.brand.slug],
  ];
  return [
    { ...stranger, who: "nobody", role: "app", enters: (work) => asGuest(work) },
    ...refused.map(([who, token, acting]): Actor => ({
      ...stranger,
      ...(token === madeUp ? {} : { onlyLooks: true }),
      who,
      role: "app",
      enters: async (work) => {
        const entry = { token, acting, writes: true };
        await asViewer(entry, () => Promise.reject(new Error("was let in")));
        await asGuest(async (tx) => {
          await tx.execute(sql`select * from enter(${token}, ${acting}, true)`);
          await work(tx);
        });
      },
    })),
  ];
}

function jobs({ one, two, left }: Place): readonly Actor[] {
  const job = (who: string, scope: JobScope, sees: Partial<Actor>): Actor => ({
    ...stranger,
    who,
    role: "worker",
    ...sees,
    enters: (work) => asJob(scope, work),
  });
  const ofOrganisation = ({ id }: Organisation) =>
    [{ organisation: id }, { organisationId: id }] as const;
  const inNetwork = ({ id }: ParcelNetwork) => [{ network: id }, { actsIn: [id] }] as const;
  const { id: personId } = two.brand.admin;
  return [
    job("a job in a network", ...inNetwork(one)),
    job("a job in a network that somebody left", ...inNetwork(left)),
    job("a job for an organisation", ...ofOrganisation(one.brand)),
    job("a job for a former member", ...ofOrganisation(left.carrier)),
    job("a job for a person", { person: personId }, { personId }),
    job("a job without a scope", null, {}),
  ];
}

const owner: Actor = {
  ...stranger,
  who: "the owner",
  role: "owner",
  enters: (work) => asOperator(work),
};

async function acting({ who, person, as, ...sketch }: Sketch): Promise<Actor> {
  const organisationId = as?.id ?? person.organisationId;
  const token = await aViewer({ ...person, organisationId });
  const ids = (networks: readonly ParcelNetwork[] = []) => networks.map(({ id }) => id);
  return {
    who,
    role: "app",
    personId: person.id,
    organisationId,
    isAdmin: sketch.isAdmin ?? false,
    actsIn: ids(sketch.actsIn),
    manages: ids(sketch.manages),
    sitsOnBoardOf: ids(sketch.sitsOnBoardOf),
    knows: sketch.knows ?? [],
    enters: async (work) => {
      await asViewer({ token, acting: as?.slug ?? null, writes: true }, work);
    },
  };
}

function membersOf({ brand, carrier, desk }: ParcelNetwork): readonly string[] {
  return [brand.id, carrier.id, desk.id];
}
