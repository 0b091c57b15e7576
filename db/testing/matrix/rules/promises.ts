import type { Row } from "../actor";
import { forAudience, inNetwork, nobody, ofOrganisation, orJobs } from "../conditions";
import { ofEachNetwork, ofFormerMember, withEach } from "../kinds";
import type { Rule } from "../rule";

/** A case is there for the organisations that take part in it, and for jobs, which count: functions of the database write it, and nobody else. */
const ofParticipants: Rule = {
  app: { select: "all" },
  owner: ["update"],
  sees: orJobs(forAudience),
  kinds: { ...ofEachNetwork, ...ofFormerMember("opened_by_id") },
};

/** What isn't promised is everybody's of the network: functions of the database write it, and nobody else. */
const ofMembers: Rule = {
  app: { select: "all" },
  appendOnly: true,
  sees: inNetwork,
  kinds: { ...ofEachNetwork, ...ofFormerMember("organisation_id") },
};

/** The ledger of promises, with what isn't promised; who was told that one is overdue is known to the organisation that they are of. */
export const promiseRules: Readonly<Record<string, Rule>> = {
  "public.case_entries": {
    ...ofParticipants,
    // Neither what was said, nor in which role, nor by whom.
    worker: {
      select: [
        "network_id",
        "reference",
        "opened_by_id",
        "number",
        "kind",
        "organisation_id",
        "recorded_at",
        "promise",
        "hand",
        "due_at",
        "to_id",
        "handed",
      ],
    },
    changes: { from: nobody, to: nobody, stoppedForAll: isRewritten },
    kinds: { ...ofParticipants.kinds, ...withEach("kind", "open", "promise", "offer") },
  },
  "public.cases": {
    ...ofParticipants,
    worker: { select: ["network_id", "reference", "opened_by_id", "closed_at"] },
  },
  "public.expectation_answers": {
    ...ofMembers,
    kinds: { ...ofMembers.kinds, ...withEach("answer", "agree", "decline") },
  },
  "public.expectations": {
    ...ofMembers,
    kinds: { ...ofMembers.kinds, ...withEach("kind", "not-promised", "captive") },
  },
  "public.promise_reminders": {
    app: { select: "all" },
    sees: (row, actor) => inNetwork(row, actor) && ofOrganisation(row, actor),
    kinds: {
      ...ofEachNetwork,
      ...ofFormerMember("organisation_id"),
      ...withEach("step", "overdue", "still-overdue"),
    },
  },
};

/** Anything but another reader. */
export function isRewritten(before: Row, after: Row): boolean {
  const [old, now] = [readersOf(before), readersOf(after)];
  const rest = (row: Row) => JSON.stringify({ ...row, audience: null });
  return rest(before) !== rest(after) || !old.every((one) => now.includes(one));
}

function readersOf({ audience }: Row): readonly unknown[] {
  return Array.isArray(audience) ? audience : [];
}
