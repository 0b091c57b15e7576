import {
  all,
  byOneself,
  governed,
  has,
  inNetwork,
  isActing,
  isOneself,
  managed,
  ofOrganisation,
} from "../conditions";
import { ofEachNetwork, ofFormerMember, withEach } from "../kinds";
import { staffOf } from "../names";
import type { Rule } from "../rule";
import { answers } from "./people";

const jobsToo = { app: { select: "all" }, worker: { select: "all" } } as const;

/** Networks, who is in them, and who is asked to join. */
export const networkRules: Readonly<Record<string, Rule>> = {
  "public.networks": {
    ...jobsToo,
    sees: (row, actor) => inNetwork({ network_id: row["id"] }, actor),
    kinds: {
      "that is another": (row, { two }) => row["id"] === two.id,
      "that somebody left": (row, { left }) => row["id"] === left.id,
    },
  },
  "public.network_members": {
    ...jobsToo,
    owner: ["update"],
    sees: inNetwork,
    kinds: { ...ofEachNetwork, ...ofFormerMember("organisation_id") },
  },
  "public.network_periods": {
    ...jobsToo,
    owner: ["update"],
    sees: inNetwork,
    kinds: ofEachNetwork,
  },
  // Seen by the two alone, not by the third in the same network.
  "public.relationships": {
    app: { select: "all" },
    sees: (row, actor) =>
      inNetwork(row, actor) &&
      (isActing("first_organisation_id")(row, actor) ||
        isActing("second_organisation_id")(row, actor)),
    kinds: {
      ...ofEachNetwork,
      ...ofFormerMember("first_organisation_id", "second_organisation_id"),
    },
  },
  // The names that the network sees; who reports or answers puts their own there.
  "public.member_people": {
    app: { select: "all", insert: "all" },
    sees: inNetwork,
    adds: all(governed, ofOrganisation, byOneself),
    candidates: (world, actor, stock) =>
      staffOf(world, actor).map(({ network, organisation, person, says }) => {
        const member = { network_id: network, organisation_id: organisation };
        const staff = { organisation_id: organisation, person_id: person };
        return {
          says,
          row: { ...member, person_id: person, name: "Somebody" },
          over: stock.find("public.member_people", { ...member, person_id: person }),
          stopped:
            stock.find("public.network_members", member) === null ||
            stock.find("public.organisation_people", staff) === null,
        };
      }),
    kinds: { ...ofEachNetwork, ...ofFormerMember("organisation_id") },
  },
  // The network sees whom it invites; managers invite in their own name, and take back what their organisation asked.
  "public.network_invitations": {
    app: {
      select: "all",
      insert: [
        "network_id",
        "id",
        "organisation_name",
        "inviting_organisation_id",
        "inviting_person_id",
        "note",
        "metric_codes",
        "expires_at",
      ],
      update: ["answer", "answered_at"],
    },
    owner: ["update"],
    sees: inNetwork,
    adds: all(
      managed,
      isActing("inviting_organisation_id"),
      isOneself("inviting_person_id"),
      has("answer", null),
    ),
    changes: {
      from: all(managed, isActing("inviting_organisation_id"), has("answer", null)),
      to: all(managed, isActing("inviting_organisation_id"), has("answer", "withdrawn")),
      moves: () => answers,
    },
    candidates: (world, actor, stock) =>
      staffOf(world, actor).map(({ network, organisation, person, says }) => ({
        says,
        row: {
          network_id: network,
          id: crypto.randomUUID(),
          organisation_name: "Somebody else",
          inviting_organisation_id: organisation,
          inviting_person_id: person,
          note: "",
          metric_codes: ["E1"],
          expires_at: "2100-01-01",
          answer: null,
        },
        stopped:
          stock.find("public.member_people", {
            network_id: network,
            organisation_id: organisation,
            person_id: person,
          }) === null,
      })),
    kinds: {
      ...ofEachNetwork,
      ...ofFormerMember("inviting_organisation_id"),
      ...withEach("answer", null, "withdrawn", "declined"),
    },
  },
};
