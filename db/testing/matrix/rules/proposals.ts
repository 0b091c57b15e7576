import { forAudience, orJobs } from "../conditions";
import { ofEachAudience, ofEachNetwork, ofFormerMember } from "../kinds";
import type { Rule } from "../rule";

/** What was proposed and answered is its parties': functions of the database write it, and nobody else. */
const ofParties: Rule = {
  app: { select: "all" },
  sees: forAudience,
  kinds: { ...ofEachNetwork, ...ofFormerMember("organisation_id") },
};

/** What relaxes a level is everybody's who sees that level. */
const ofReaders: Rule = {
  ...ofParties,
  worker: { select: "all" },
  sees: orJobs(forAudience),
  kinds: { ...ofParties.kinds, ...ofEachAudience },
};

/** Proposals with answers and comments, the forecasts that came of them, and declared conditions. */
export const proposalRules: Readonly<Record<string, Rule>> = {
  "public.condition_confirmations": { ...ofReaders, appendOnly: true },
  "public.declared_conditions": { ...ofReaders, owner: ["update"] },
  "public.forecasts": {
    ...ofReaders,
    appendOnly: true,
    kinds: { ...ofEachNetwork, ...ofEachAudience },
  },
  "public.proposal_answers": { ...ofParties, appendOnly: true },
  "public.proposal_comments": { ...ofParties, appendOnly: true },
  "public.proposals": { ...ofParties, owner: ["update"] },
};
