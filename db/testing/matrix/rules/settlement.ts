import { forAudience, inNetwork, orJobs } from "../conditions";
import { ofEachAudience, ofEachNetwork, ofFormerMember } from "../kinds";
import type { Rule } from "../rule";

/** What was done about figures, signed under months, and kept when they closed: functions of the database write it. */
export const settlementRules: Readonly<Record<string, Rule>> = {
  "public.figure_acts": {
    app: { select: "all" },
    appendOnly: true,
    sees: forAudience,
    kinds: { ...ofEachNetwork, ...ofEachAudience, ...ofFormerMember("organisation_id") },
  },
  // That somebody signed is the network's to know; what they signed shows what they see.
  "public.period_signatures": {
    app: {
      select: [
        "network_id",
        "period",
        "number",
        "organisation_id",
        "person_id",
        "text_hash",
        "covers",
        "signed_at",
      ],
    },
    appendOnly: true,
    sees: inNetwork,
    kinds: { ...ofEachNetwork, ...ofFormerMember("organisation_id") },
  },
  "public.frozen_statements": {
    app: { select: "all" },
    worker: { select: "all" },
    appendOnly: true,
    sees: orJobs(forAudience),
    kinds: ofEachNetwork,
  },
  "public.frozen_evaluations": {
    app: { select: "all" },
    appendOnly: true,
    sees: forAudience,
    kinds: { ...ofEachNetwork, ...ofEachAudience },
  },
};
