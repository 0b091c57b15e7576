import type { Row } from "../actor";
import { all, byOneself, managed, ofOrganisation } from "../conditions";
import { ofEachNetwork, ofFormerMember } from "../kinds";
import { staffOf } from "../names";
import type { Rule } from "../rule";

const ours = all(managed, ofOrganisation);

/** Files on their way in: an organisation's managers see and end what one of them sent, and nobody else knows of it. */
export const importRules: Readonly<Record<string, Rule>> = {
  "public.imports": {
    app: {
      select: "all",
      insert: "all",
      update: ["reading", "difference", "plan", "rejected"],
      delete: true,
    },
    owner: ["delete"],
    sees: ours,
    // The database's own clock says when: a row that says so itself is refused.
    adds: all(ours, byOneself, (row) => !("created_at" in row)),
    changes: { from: ours, to: ours, stopped: halfCompared },
    removes: ours,
    candidates: (world, actor, stock) =>
      staffOf(world, actor).flatMap(({ network, organisation, person, says }) => {
        const row: Row = {
          network_id: network,
          id: crypto.randomUUID(),
          organisation_id: organisation,
          person_id: person,
          file_name: "figures.csv",
          sha256: "0".repeat(64),
          row_count: 0,
          header: "[]",
          samples: "[]",
          content: "{}",
        };
        const stopped =
          stock.find("public.network_members", {
            network_id: network,
            organisation_id: organisation,
          }) === null;
        return [
          { says: `a file ${says}`, row, stopped },
          {
            says: `an old file ${says}`,
            row: { ...row, id: crypto.randomUUID(), created_at: "2025-12-01" },
            stopped,
          },
        ];
      }),
    kinds: { ...ofEachNetwork, ...ofFormerMember("organisation_id") },
  },
  "public.import_columns": {
    app: { select: "all", insert: "all", update: ["columns"] },
    sees: ours,
    adds: ours,
    changes: { from: ours, to: ours },
    candidates: (world, _, stock) =>
      world.networks.flatMap((network) =>
        world.organisations.map((organisation) => ({
          says: `for ${world.nameOf(organisation)} in ${world.nameOf(network)}`,
          row: {
            network_id: network,
            organisation_id: organisation,
            header: "1".repeat(64),
            columns: "[]",
          },
          stopped:
            stock.find("public.network_members", {
              network_id: network,
              organisation_id: organisation,
            }) === null,
        })),
      ),
    kinds: { ...ofEachNetwork, ...ofFormerMember("organisation_id") },
  },
};

/** What a file would change is kept as a whole: counts, drafts and rejected rows. */
function halfCompared(_before: Row, after: Row): boolean {
  const kept = ["difference", "plan", "rejected"].map((column) => (after[column] ?? null) !== null);
  return kept.includes(true) && kept.includes(false);
}
