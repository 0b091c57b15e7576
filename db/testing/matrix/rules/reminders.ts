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
      staffOf(world, actor).flatMap(({ network, organisation, person, says }) => {
        const isMember = (one: string) =>
          stock.find("public.network_members", { network_id: network, organisation_id: one }) !==
          null;
        const others = world.organisations.filter((one) => one !== organisation);
        const signed = stock.find("public.member_people", {
          network_id: network,
          organisation_id: organisation,
          person_id: person,
        });
        const row: Row = {
          network_id: network,
          period: asked,
          organisation_id: others.find(isMember) ?? organisation,
          asked_by_id: organisation,
          person_id: person,
        };
        return [
          { says: `a request ${says}`, row, stopped: signed === null },
          {
            says: `a request of no member ${says}`,
            row: { ...row, organisation_id: others.find((one) => !isMember(one)) ?? organisation },
            stopped: true,
          },
        ];
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
