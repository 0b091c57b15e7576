import { addToIssue, raiseIssue } from "@/db/queries/issues";
import { actAs, type Organisation, type ParcelNetwork } from "@/db/testing";

/** What the matrix is told of issues: one that an organisation's manager raised in confidence, with a suggestion that waits, and somebody whom one can go to. */
export type ToldOfIssues = {
  readonly issue: string;
  readonly goTo: { readonly organisationId: string; readonly personId: string };
};

/** Raises an issue as an organisation's manager to a go-to person who tries no door. */
export async function issueIn(
  network: ParcelNetwork,
  { manager }: Organisation,
): Promise<ToldOfIssues> {
  const { brand } = network;
  const goTo = { organisationId: brand.id, personId: brand.goto.id };
  const says = `Nobody has the time, for Parcels ${network.slug}.`;
  const done = await actAs(manager, (tx) =>
    raiseIssue(tx, network.id, { goTo, cause: "capacity", says, owner: "joint" }),
  );
  const issue = "id" in done ? done.id : "";
  await actAs(brand.goto, (tx) =>
    addToIssue(tx, network.id, issue, { kind: "suggestion", says: "Ask for one more." }),
  );
  return { goTo, issue };
}
