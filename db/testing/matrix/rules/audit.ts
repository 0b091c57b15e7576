import type { Row } from "../actor";
import {
  administered,
  all,
  byOneself,
  forAudience,
  governed,
  managed,
  ofOrganisation,
} from "../conditions";
import { ofEachNetwork, ofEachOrganisation, ofFormerMember, withEach } from "../kinds";
import { asNobody, others } from "../names";
import type { Rule } from "../rule";

/** What the database itself fills in. */
const numbered = { seq: 0, at: "2026-01-05T09:00:00Z", previous_hash: "", hash: "" };

const told = { verb: "note", object: "something", payload: "{}" };

/** Audit trails only take new rows: a network's from its managers and boards, an organisation's from its admins, in their own names. */
export const auditRules: Readonly<Record<string, Rule>> = {
  "public.audit_entries": {
    app: { select: "all", insert: "all" },
    worker: { select: "all" },
    appendOnly: true,
    sees: (row, actor) =>
      (row["managers_only"] === false && forAudience(row, actor)) ||
      all(managed, ofOrganisation)(row, actor),
    adds: all(governed, ofOrganisation, byOneself),
    candidates: (world, actor) =>
      world.networks.flatMap((network) =>
        [...others(world, actor), ...asNobody(world)].map(({ organisation, person, says }) => ({
          says: `in ${world.nameOf(network)} ${says}`,
          row: {
            network_id: network,
            ...numbered,
            person_id: person,
            organisation_id: organisation,
            ...told,
            audience: null,
            managers_only: false,
          },
        })),
      ),
    kinds: {
      ...ofEachNetwork,
      ...ofFormerMember("organisation_id"),
      ...withEach("managers_only", true, false),
      "for some": (row: Row) => Array.isArray(row["audience"]),
      "of an operator": (row: Row) => row["organisation_id"] === null,
      "by somebody whose assignment was taken away": (row, { one }) =>
        row["person_id"] === one.desk.deputy.id,
    },
  },
  "public.organisation_audit_entries": {
    app: { select: "all", insert: "all" },
    appendOnly: true,
    sees: administered,
    adds: all(administered, byOneself),
    candidates: (world, actor) =>
      [...others(world, actor), ...asNobody(world)].map(({ organisation, person, says }) => ({
        says,
        row: { organisation_id: organisation, ...numbered, person_id: person, ...told },
      })),
    kinds: ofEachOrganisation,
  },
};
