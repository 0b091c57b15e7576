import { all, forAudience, inNetwork, isActing, isOneself, nobody } from "../conditions";
import type { Actor, Row } from "../actor";
import { ofEachNetwork, ofFormerMember, withEach } from "../kinds";
import type { Rule } from "../rule";
import { isRewritten } from "./promises";

const byAuthor = all(isActing("organisation_id"), isOneself("person_id"));
const byGoTo = all(isActing("go_to_organisation_id"), isOneself("go_to_person_id"));

/** In confidence it is there for two people, each acting for the organisation that they wrote for; released, for both organisations. */
function isConfided(row: Row, actor: Actor): boolean {
  return (
    inNetwork(row, actor) && (byAuthor(row, actor) || byGoTo(row, actor) || forAudience(row, actor))
  );
}

const ofTwo: Rule = {
  app: { select: "all" },
  owner: ["update"],
  sees: isConfided,
  kinds: {
    ...ofEachNetwork,
    ...ofFormerMember("organisation_id", "go_to_organisation_id"),
    "in confidence": ({ audience }) => Array.isArray(audience) && audience.length === 0,
    released: ({ audience }) => Array.isArray(audience) && audience.length > 0,
  },
};

/** Issues that are raised to a go-to person: functions of the database write them, and nobody else. */
export const issueRules: Readonly<Record<string, Rule>> = {
  "public.issue_entries": {
    ...ofTwo,
    changes: { from: nobody, to: nobody, stoppedForAll: isRewritten },
    kinds: { ...ofTwo.kinds, ...withEach("kind", "suggestion", "accepted") },
  },
  "public.issues": ofTwo,
};
