import { forAudience, orJobs } from "../conditions";
import { ofEachAudience, ofEachNetwork, ofFormerMember } from "../kinds";
import type { Rule } from "../rule";

/** What was agreed of an SLA or a pool is its parties': functions of the database write it, and nobody else. */
const ofParties: Rule = {
  app: { select: "all" },
  worker: { select: "all" },
  appendOnly: true,
  sees: orJobs(forAudience),
  kinds: ofEachNetwork,
};

/** What no job asks about. */
const notForJobs: Rule = { ...ofParties, worker: {}, sees: forAudience };

/** SLAs, pools and chains with their versions, what SLAs are priced by, and notices. That an SLA exists may be everybody's. */
export const slaRules: Readonly<Record<string, Rule>> = {
  "public.amounts": ofParties,
  "public.chain_versions": notForJobs,
  "public.early_notices": {
    ...notForJobs,
    kinds: { ...ofEachNetwork, ...ofFormerMember("organisation_id") },
  },
  "public.fees": ofParties,
  "public.plan_entries": {
    ...notForJobs,
    kinds: { ...ofEachNetwork, ...ofFormerMember("organisation_id") },
  },
  "public.plans": notForJobs,
  "public.pools": ofParties,
  "public.sla_versions": ofParties,
  "public.slas": {
    app: { select: "all" },
    worker: { select: "all" },
    owner: ["update"],
    sees: orJobs(forAudience),
    kinds: { ...ofEachNetwork, ...ofEachAudience },
  },
};
