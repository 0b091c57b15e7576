import { forAudience, inNetwork, orJobs } from "../conditions";
import { ofEachAudience, ofEachNetwork, ofFormerMember } from "../kinds";
import type { Rule } from "../rule";

const readOnly = { app: { select: "all" } } as const;

/** Agreed texts are their audience's: the network, its parties, or the reporter. */
const agreed: Rule = {
  app: { select: "all" },
  worker: { select: "all" },
  sees: orJobs(forAudience),
  kinds: { ...ofEachNetwork, ...ofEachAudience },
};

/** Metrics, their versions, bands, agreements and series, and the chains made of them: nobody changes any by SQL. */
export const agreedRules: Readonly<Record<string, Rule>> = {
  "public.agreements": {
    ...agreed,
    kinds: { ...agreed.kinds, ...ofFormerMember("organisation_id") },
  },
  "public.band_sets": agreed,
  "public.chain_stages": {
    ...readOnly,
    sees: inNetwork,
    kinds: { ...ofEachNetwork, ...ofFormerMember("organisation_id") },
  },
  "public.chains": { ...readOnly, sees: inNetwork, kinds: ofEachNetwork, owner: ["update"] },
  "public.metric_versions": agreed,
  "public.metrics": { ...agreed, ...readOnly, worker: {}, sees: forAudience, owner: ["update"] },
  "public.series": {
    ...agreed,
    owner: ["update"],
    kinds: { ...agreed.kinds, ...ofFormerMember("reporter_id") },
  },
};
