import { monthNumber, period } from "@/lib/periods/period";
import type { Row } from "../actor";
import { all, byOneself, governed, inNetwork, ofOrganisation } from "../conditions";
import { ofEachNetwork, ofFormerMember } from "../kinds";
import { staffOf } from "../names";
import type { Rule } from "../rule";

const [published, next] = [monthNumber(period("2025-10")), monthNumber(period("2025-11"))];

/** Early warning: jobs scan and publish, the whole network reads, managers and boards answer in their own names. */
export const warningRules: Readonly<Record<string, Rule>> = {
  "public.chain_scans": {
    app: { select: "all" },
    worker: {
      select: "all",
      insert: "all",
      update: ["engine", "read_from", "scanned_at", "result"],
    },
    owner: ["update"],
    sees: inNetwork,
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
        },
        over: stock.find("public.chain_scans", { network_id: network }),
      })),
    kinds: {
      "of another network": (row, { two }) => row["network_id"] === two.id,
      "of a network that somebody left": (row, { left }) => row["network_id"] === left.id,
    },
  },
  "public.published_evidence": {
    app: { select: "all" },
    worker: { select: "all", insert: "all" },
    appendOnly: true,
    sees: inNetwork,
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
        },
      })),
    kinds: ofEachNetwork,
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
    sees: inNetwork,
    adds: all(governed, ofOrganisation, byOneself),
    candidates: (world, actor, stock) =>
      staffOf(world, actor).map(({ network, organisation, person, says }) => {
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
        return { says: `an answer ${says}`, row, stopped: signed === null };
      }),
    kinds: { ...ofEachNetwork, ...ofFormerMember("organisation_id") },
  },
};
