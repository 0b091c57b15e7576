import { nobody } from "../conditions";
import { any } from "../kinds";
import type { Rule } from "../rule";

/** Passwords, tokens, attempts and heads of chains: no app, no job; only functions of the owner's. */
const nobodys: Rule = { sees: nobody, kinds: any };

/** What stands in the vault, and what the owner's functions do there. */
export const vaultRules: Readonly<Record<string, Rule>> = {
  "vault.audit_heads": { ...nobodys, owner: ["update"] },
  "vault.credentials": { ...nobodys, owner: ["update"] },
  "vault.ledger_counts": { ...nobodys, owner: ["update"] },
  "vault.organisation_audit_heads": { ...nobodys, owner: ["update"] },
  "vault.reset_requests": { ...nobodys, owner: ["update", "delete"] },
  "vault.schema_migrations": nobodys,
  "vault.sign_in_attempts": { ...nobodys, owner: ["delete"] },
  "vault.tokens": { ...nobodys, owner: ["update"] },
};
