import { monthNumber, period } from "@/lib/periods/period";
import type { Row } from "../actor";
import { all, byOneself, governed, inNetwork, isActing, ofOrganisation } from "../conditions";
import { ofEachNetwork, ofFormerMember, withEach } from "../kinds";
import { staffOf } from "../names";
import type { Rule } from "../rule";

const asked = monthNumber(period("2025-12"));

/** Who asks for figures is known to both sides; who was reminded, to the organisation that they are of. Jobs write reminders. */
export const reminderRules: Readonly<Record<string, Rule>> = {
  "public.figure_requests": {
    app: {
      select: "all",
      insert: ["network_id", "period", "organisation_id", "asked_by_id", "person_id"],
    },
    sees: (row, actor) =>
      inNetwork(row, actor) && (ofOrganisation(row, actor) || isActing("asked_by_id")(row, actor)),
    adds: all(governed, isActing("asked_by_id"), byOneself),
    candidates: (world, actor, stock) =>
      staffOf(world, actor).map(({ network, organisation, person, says }) => {
        const partner = world.organisations.find(
          (one) =>
            one !== organisation &&
            stock.find("public.network_members", { network_id: network, organisation_id: one }) !==
              null,
        );
        const row: Row = {
          network_id: network,
          period: asked,
          organisation_id: partner ?? organisation,
          asked_by_id: organisation,
          person_id: person,
        };
        const signed = stock.find("public.member_people", {
          network_id: network,
          organisation_id: organisation,
          person_id: person,
        });
        return { says: `a request ${says}`, row, stopped: signed === null };
      }),
    kinds: { ...ofEachNetwork, ...ofFormerMember("organisation_id", "asked_by_id") },
  },
  "public.reminders": {
    app: { select: "all" },
    sees: (row, actor) => inNetwork(row, actor) && ofOrganisation(row, actor),
    kinds: {
      ...ofEachNetwork,
      ...ofFormerMember("organisation_id"),
      ...withEach("reason", "due", "asked"),
    },
  },
};
