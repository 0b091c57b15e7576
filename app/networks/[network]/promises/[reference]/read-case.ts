import { notFound } from "next/navigation";
import type { Acting } from "@/app/viewer";
import { findCases, type Case } from "@/db/queries/cases";
import { listMemberNames, type MemberName } from "@/db/queries/members";
import type { Network } from "@/db/queries/networks";
import { organisationNames } from "@/db/queries/organisations";
import { can } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";

/** What the parts of a case's page have in common. */
export type CasePage = {
  readonly network: Network;
  readonly viewer: Viewer;
  readonly mayRecord: boolean;
  readonly one: Case;
  /** Cases of other organisations with the same reference that the viewer's organisation takes part in. */
  readonly others: readonly Case[];
  readonly members: readonly MemberName[];
  readonly now: Date;
  readonly nameOf: (organisationId: string) => string;
};

/** Reads a case: that of whoever the address names, or the first with this reference. Not found where there is none for the viewer. */
export async function readCase(
  { tx, network, viewer }: Acting,
  { reference, by }: { readonly reference: string; readonly by: string | null },
): Promise<CasePage> {
  const found = await findCases(tx, network.id, reference);
  const one = found.find(({ openedBy }) => by === null || openedBy === by);
  if (one === undefined) notFound();
  const names = await organisationNames(tx);
  return {
    network,
    viewer,
    mayRecord: can(viewer, "record-promises", network.id),
    one,
    others: found.filter((other) => other !== one),
    members: await listMemberNames(tx, network.id),
    now: new Date(),
    nameOf: (id) => names.get(id) ?? "",
  };
}
