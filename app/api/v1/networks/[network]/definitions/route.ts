import { z } from "zod";
import { networkReading } from "@/app/api-route";
import { listDefinitionEntries } from "@/db/queries/definitions";
import { definitionsForm } from "@/lib/library/definition-entry";
import { definitionsCsv } from "@/lib/library/definitions-csv";

export const dynamic = "force-dynamic";

const query = z.strictObject({ format: z.enum(["json", "csv"]).default("json") });

/**
 * The definitions of a network that the viewer may see, every version in the words of proposals: `?format=json` with all band
 * sets, `?format=csv` with one row a version and the last band set of it. The metric library reads both.
 */
export const GET = networkReading("see-definitions", query, async ({ tx, network }, { format }) => {
  const definitions = await listDefinitionEntries(tx, network.id);
  const name = `definitions-${network.slug}.${format}`;
  if (format === "csv") {
    return {
      text: definitionsCsv(definitions),
      type: "text/csv; charset=utf-8; header=present",
      name,
    };
  }
  const document = { throughlineDefinitions: definitionsForm, network: network.slug, definitions };
  return { text: JSON.stringify(document, null, 2), type: "application/json", name };
});
