import type { Expected, Scope } from "./catalogue-lint";

/** Whose each table's rows are. A new table takes its place here. */
const scopes: Readonly<Record<string, Scope>> = {
  "public.agreements": "network",
  "public.assignments": "organisation",
  "public.audit_entries": "network",
  "public.band_sets": "network",
  "public.chain_stages": "network",
  "public.chains": "network",
  "public.figure_revisions": "network",
  "public.figures": "network",
  "public.member_people": "network",
  "public.metric_versions": "network",
  "public.metrics": "network",
  "public.network_members": "network",
  "public.network_periods": "network",
  "public.networks": "network",
  "public.organisation_people": "organisation",
  "public.organisations": "known organisations",
  "public.people": "person",
  "public.relationships": "network",
  "public.series": "network",
  "public.sessions": "person",
  "vault.audit_heads": "vault",
  "vault.credentials": "vault",
  "vault.schema_migrations": "vault",
  "vault.sign_in_attempts": "vault",
};

/** The owner reads and adds everywhere; what else it may do is listed. */
const ownerPolicies = [
  ...Object.keys(scopes).flatMap((table) => [`${table} select`, `${table} insert`]),
  "public.assignments update",
  "public.assignments delete",
  "public.network_members update",
  "public.sessions update",
  "vault.audit_heads update",
  "vault.sign_in_attempts delete",
];

/** What the database of Throughline is to look like, by name. */
export const expectedCatalogue: Expected = {
  scopes,
  ownerPolicies,
  definers: {
    "public.applied_migrations": ["throughline_app", "throughline_worker"],
    "public.begin_sign_in": ["throughline_app"],
    "public.chain_audit_entry": [],
    "public.complete_sign_in": ["throughline_app"],
    "public.end_session": ["throughline_app"],
    "public.enter": ["throughline_app"],
  },
};
