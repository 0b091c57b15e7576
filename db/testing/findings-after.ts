import { catalogueFacts, type CatalogueFacts } from "./catalogue-facts";
import { catalogueFindings } from "./catalogue-lint";
import { expectedCatalogue } from "./expected-catalogue";
import { asSuperuser } from "./superuser";

/** What the lint of the catalogue finds once these statements have run as a superuser; they are rolled back. */
export async function findingsAfter(statements: string): Promise<readonly string[]> {
  const undone: { facts: CatalogueFacts | null } = { facts: null };
  await asSuperuser((superuser) =>
    superuser
      .begin(async (tx) => {
        await tx.unsafe(statements);
        undone.facts = await catalogueFacts(tx);
        throw new Error("undo");
      })
      .catch((error: unknown) => {
        if (!(error instanceof Error && error.message === "undo")) throw error;
      }),
  );
  return undone.facts === null ? [] : catalogueFindings(undone.facts, expectedCatalogue);
}
