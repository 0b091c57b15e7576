import { forAudience } from "../conditions";
import { ofEachNetwork, ofFormerMember } from "../kinds";
import type { Rule } from "../rule";

/** What was claimed and answered is the pair's: functions of the database write it, and nobody else. */
const ofPair: Rule = {
  app: { select: "all" },
  appendOnly: true,
  sees: forAudience,
  kinds: { ...ofEachNetwork, ...ofFormerMember("organisation_id") },
};

/** Value that one side claims and the other recognises. */
export const valueRules: Readonly<Record<string, Rule>> = {
  "public.value_answers": ofPair,
  "public.value_entries": ofPair,
};
