import { monthNumber, period } from "@/lib/periods/period";
import type { Actor, Condition, Row } from "../actor";
import {
  all,
  byOneself,
  forAudience,
  governed,
  inNetwork,
  ofOrganisation,
  orJobs,
} from "../conditions";
import { ofEachAudience, ofEachNetwork, ofFormerMember } from "../kinds";
import { staffOf } from "../names";
import type { Rule } from "../rule";
import type { Stock } from "../stock";

const [published, next] = [monthNumber(period("2025-10")), monthNumber(period("2025-11"))];

/** The database says who reads an answer: what nobody has said of a row yet is as null. */
const forReaders: Condition = (row, actor) =>
  forAudience({ ...row, audience: row["audience"] ?? null }, actor);

/** What an answer to a warning of the actor's own chain is numbered: a row doesn't say whose its chain is. */
const toOwn = 98;

/** Of the chain that was loaded, whose warnings are everybody's, or of one that was only agreed, by the organisation acted for. */
const ofOwnChain: Condition = (row) => row["chain_number"] === 1 || row["number"] === toOwn;

/** The number of a chain in a network that was only agreed: by the organisation acted for, or by others alone. */
function agreedChain(
  { network, isOwn }: { readonly network: string; readonly isOwn: boolean },
  { organisationId }: Actor,
  stock: Stock,
): Row | null {
  const found = stock
    .rows("public.published_evidence")
    .find(
      ({ network_id: id, audience }) =>
        id === network && Array.isArray(audience) && audience.includes(organisationId) === isOwn,
    );
  return found === undefined ? null : { chain_number: found["chain_number"] };
}

/** Early warning: jobs scan and publish, those whom a chain is for read, managers and boards answer in their own names. */
export const warningRules: Readonly<Record<string, Rule>> = {
  "public.chain_scans": {
    app: { select: "all" },
    worker: {
      select: "all",
      insert: "all",
      update: ["engine", "read_from", "scanned_at", "result", "audience"],
    },
    owner: ["update"],
    sees: orJobs(forAudience),
    adds: inNetwork,
    changes: { from: inNetwork, to: inNetwork },
    candidates: ({ networks, nameOf }, _, stock) =>
      networks.map((network) => ({
        says: `in ${nameOf(network)}`,
        row: {
          network_id: network,
          chain_number: 1,
          engine: 1,
          read_from: "0 0",
          scanned_at: "2026-01-05T09:00:00Z",
          result: "{}",
          audience: null,
        },
        over: stock.find("public.chain_scans", { network_id: network, chain_number: 1 }),
      })),
    kinds: {
      "of another network": (row, { two }) => row["network_id"] === two.id,
      "of a network that somebody left": (row, { left }) => row["network_id"] === left.id,
      ...ofEachAudience,
    },
  },
  "public.published_evidence": {
    app: { select: "all" },
    worker: { select: "all", insert: "all" },
    appendOnly: true,
    sees: orJobs(forAudience),
    adds: inNetwork,
    candidates: ({ networks, nameOf }) =>
      networks.map((network) => ({
        says: `in ${nameOf(network)}`,
        row: {
          network_id: network,
          chain_number: 1,
          period: next,
          log_evidence: 6,
          published_at: "2026-01-05T09:00:00Z",
          audience: null,
        },
      })),
    kinds: { ...ofEachNetwork, ...ofEachAudience },
  },
  "public.warning_answers": {
    app: {
      select: "all",
      insert: [
        "network_id",
        "chain_number",
        "opened_period",
        "number",
        "answer",
        "note",
        "evidence",
        "organisation_id",
        "person_id",
      ],
    },
    appendOnly: true,
    sees: forReaders,
    adds: all(governed, ofOrganisation, byOneself, ofOwnChain),
    candidates: (world, actor, stock) =>
      staffOf(world, actor).flatMap(({ network, organisation, person, says }) => {
        const row: Row = {
          network_id: network,
          chain_number: 1,
          opened_period: published,
          number: 99,
          answer: "disputed",
          note: "Not so.",
          evidence: null,
          organisation_id: organisation,
          person_id: person,
        };
        const signed = stock.find("public.member_people", {
          network_id: network,
          organisation_id: organisation,
          person_id: person,
        });
        const stopped = signed === null;
        const own = agreedChain({ network, isOwn: true }, actor, stock);
        const others = agreedChain({ network, isOwn: false }, actor, stock);
        return [
          { says: `an answer ${says}`, row, stopped },
          ...(own === null
            ? []
            : [
                {
                  says: `an answer to own ${says}`,
                  row: { ...row, ...own, number: toOwn },
                  stopped,
                },
              ]),
          ...(others === null
            ? []
            : [{ says: `an answer to others ${says}`, row: { ...row, ...others }, stopped }]),
        ];
      }),
    kinds: { ...ofEachNetwork, ...ofEachAudience, ...ofFormerMember("organisation_id") },
  },
};
