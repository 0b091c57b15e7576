import { asOperator } from "@/db/doors";
import { imports } from "@/db/schema/imports";
import type { Organisation, ParcelNetwork } from "@/db/testing";
import type { Difference } from "@/lib/import/difference";

const difference: Difference = {
  rows: 2,
  added: 1,
  changed: 0,
  unchanged: 0,
  ignored: [{ code: "empty", count: 1, rows: [3] }],
  rejected: 0,
  changes: [],
  problems: [],
};

/** A file of figures that an organisation's manager sent and compared, and that nobody has confirmed yet: its id. */
export async function aComparedFile(
  { id: networkId }: ParcelNetwork,
  { id: organisationId, manager }: Organisation,
): Promise<string> {
  const [row] = await asOperator((tx) =>
    tx
      .insert(imports)
      .values({
        networkId,
        organisationId,
        personId: manager.id,
        fileName: "figures.csv",
        sha256: "0".repeat(64),
        rowCount: 2,
        header: JSON.stringify(["Metric", "Period", "Value"]),
        samples: JSON.stringify([["E1", "2025-12", "1"]]),
        content: JSON.stringify({ header: ["Metric", "Period", "Value"], rows: [] }),
        reading: JSON.stringify({ columns: ["metric", "period", "numerator"], mark: "." }),
        difference: JSON.stringify(difference),
        plan: "[]",
        rejected: "[]",
      })
      .returning({ id: imports.id }),
  );
  return row?.id ?? "";
}
