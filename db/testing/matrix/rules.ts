import type { Rule } from "./rule";
import { agreedRules } from "./rules/agreed";
import { auditRules } from "./rules/audit";
import { figureRules } from "./rules/figures";
import { importRules } from "./rules/imports";
import { issueRules } from "./rules/issues";
import { mailRules } from "./rules/mail";
import { networkRules } from "./rules/networks";
import { peopleRules } from "./rules/people";
import { promiseRules } from "./rules/promises";
import { proposalRules } from "./rules/proposals";
import { reminderRules } from "./rules/reminders";
import { settlementRules } from "./rules/settlement";
import { slaRules } from "./rules/slas";
import { valueRules } from "./rules/value";
import { vaultRules } from "./rules/vault";
import { warningRules } from "./rules/warnings";

/** The rule of every relation, by name. A new table takes its place in one of these. */
export const rules: Readonly<Record<string, Rule>> = {
  ...agreedRules,
  ...auditRules,
  ...figureRules,
  ...importRules,
  ...issueRules,
  ...mailRules,
  ...networkRules,
  ...peopleRules,
  ...promiseRules,
  ...proposalRules,
  ...reminderRules,
  ...settlementRules,
  ...slaRules,
  ...valueRules,
  ...vaultRules,
  ...warningRules,
};
