import { eq } from "drizzle-orm";
import { asOperator } from "@/db/doors";
import { auditEntries } from "@/db/schema/audit";
import { figureRevisions, figures } from "@/db/schema/figures";

/** Everything that was ever reported in a network, with its audit trail: equal before and after what must change nothing. */
export async function everythingIn(networkId: string) {
  return asOperator(async (tx) => ({
    figures: await tx
      .select()
      .from(figures)
      .where(eq(figures.networkId, networkId))
      .orderBy(figures.seriesKey, figures.period),
    revisions: await tx
      .select()
      .from(figureRevisions)
      .where(eq(figureRevisions.networkId, networkId))
      .orderBy(figureRevisions.seriesKey, figureRevisions.period, figureRevisions.revision),
    audit: await tx
      .select({ seq: auditEntries.seq, verb: auditEntries.verb, object: auditEntries.object })
      .from(auditEntries)
      .where(eq(auditEntries.networkId, networkId))
      .orderBy(auditEntries.seq),
  }));
}
