import { z } from "zod";
import { figureSources } from "@/lib/reporting/figure";
import { boundsTerms, flexTerms, graceTerms } from "@/lib/proposals/band-terms";
import {
  code,
  name,
  period,
  proposalNumber,
  sentence,
  slug,
  subject,
  text,
} from "@/lib/proposals/fields";
import { versionFields } from "@/lib/proposals/version-terms";
import { email, instant, signed } from "./basic-fields";
import { caseFields } from "./case-fields";
import { expectationFields } from "./expectation-fields";
import { planFields } from "./plan-fields";
import { act, evaluation, openedPeriod, statement } from "./settlement-fields";
import { valueFields } from "./value-fields";

// What organisations and people are called, by themselves.
const ownName = text.min(1).max(200);
const whole = z.int();

/** How somebody may act in a network. */
export const role = z.enum(["manager", "board", "viewer", "go-to"]);

/** How closely two organisations say that they work together, the loosest first. */
export const engagementLevel = z.enum([
  "commodity",
  "preferred-provider",
  "value-added",
  "alliance",
  "cooperation",
  "strategic-partnership",
]);

const person = z.strictObject({
  email,
  name: ownName,
  admin: z.boolean().default(false),
  joined: instant.optional(),
  left: instant.nullable().default(null),
  password: z.string().min(8).max(256).nullable().default(null),
});

const organisation = z.strictObject({
  slug,
  name: ownName,
  timeZone: z.string(),
  parent: slug.nullable().default(null),
  people: z.array(person).default([]),
});

const agreement = z.strictObject({
  organisation: slug,
  email,
  at: instant,
  hash: z.string().regex(/^[0-9a-f]{64}$/, "a SHA-256 in lower-case hexadecimal"),
});

const version = z.strictObject({
  ...versionFields,
  version: z.int().min(1),
  effectiveFrom: period,
  comparable: z.boolean().default(true),
  decimals: versionFields.decimals.default(0),
  denominator: sentence.nullable().default(null),
  includes: sentence.nullable().default(null),
  excludes: sentence.nullable().default(null),
  frequency: versionFields.frequency.nullable().default(null),
  accepting: slug.nullable().default(null),
  retainedOwner: slug.nullable().default(null),
  inAggregate: z.boolean().nullable().default(null),
  evidence: sentence.nullable().default(null),
  parallelFrom: period.nullable().default(null),
  proposal: proposalNumber.nullable().default(null),
  agreements: z.array(agreement).default([]),
});

const band = z.strictObject({
  effectiveFrom: period,
  bounds: boundsTerms,
  flex: flexTerms.nullable().default(null),
  grace: graceTerms.nullable().default(null),
  proposal: proposalNumber.nullable().default(null),
  agreements: z.array(agreement).default([]),
});

const seriesOf = z.strictObject({
  key: z.int().min(1).max(2_147_483_647).optional(),
  subject,
  reporter: slug,
  audience: z.array(slug).min(1).nullable().default(null),
  parallelVersion: z.int().min(1).nullable().default(null),
});

const metric = z.strictObject({
  code,
  versions: z.array(version).min(1),
  bands: z.array(band).default([]),
  series: z.array(seriesOf).default([]),
});

const stage = z.strictObject({
  name,
  organisation: slug,
  metric: code,
  subject,
});

const chain = z.strictObject({
  name,
  customer: name,
  promise: sentence,
  outcome: z.strictObject({
    metric: code,
    reporter: slug,
    subject,
  }),
  composed: code.nullable().default(null),
  stages: z.array(stage).min(1),
});

// What one revision of a figure says.
const report = {
  numerator: whole.optional(),
  denominator: whole.optional(),
  sum: whole.optional(),
  count: whole.optional(),
  value: whole.optional(),
  notApplicable: z.literal(true).optional(),
  empty: z.literal(true).optional(),
  version: z.int().min(1).optional(),
  status: z.enum(["draft", "submitted", "accepted", "disputed", "final"]),
  email,
  at: instant,
  source: z.enum(figureSources).optional(),
  reason: z.string().min(1).max(500).optional(),
};

const figure = z.strictObject({
  metric: code,
  subject,
  reporter: slug.nullable().default(null),
  parallel: z.int().min(1).optional(),
  period,
  ...report,
  revisions: z.array(z.strictObject(report)).optional(),
});

// The text stands as it was agreed to, character by character: its hash is made of it.
const proposal = z.strictObject({
  number: proposalNumber,
  text: z.string().min(2).max(400_000),
  ...signed,
  counterTo: proposalNumber.nullable().default(null),
  parties: z.array(slug).min(1),
  state: z.enum(["open", "agreed", "rejected", "withdrawn", "superseded"]),
  settled: instant.nullable().default(null),
  effectiveFrom: period.nullable().default(null),
  answers: z
    .array(
      z.strictObject({
        ...signed,
        answer: z.enum(["agree", "counter-propose", "decline"]),
        reason: sentence.nullable().default(null),
        hash: z.string().regex(/^[0-9a-f]{64}$/, "a SHA-256 in lower-case hexadecimal"),
      }),
    )
    .default([]),
  comments: z
    .array(z.strictObject({ ...signed, place: z.string().max(200), says: sentence }))
    .default([]),
});

const condition = z.strictObject({
  condition: text.min(1).max(60),
  first: period,
  last: period,
  reason: sentence,
  ...signed,
  parties: z.array(slug).min(1),
  withdrawn: instant.nullable().default(null),
  confirmations: z.array(z.strictObject(signed)).default([]),
});

// "We will miss": an obligation of the SLA that is the so manieth that agreed proposals made.
const notice = z.strictObject({
  sla: z.int().min(1),
  obligation: text.min(1).max(40),
  period,
  ...signed,
  says: sentence,
});

const network = z.strictObject({
  slug,
  name,
  currency: z.string().regex(/^[A-Z]{3}$/, 'a currency code such as "GBP"'),
  timeZone: z.string(),
  fiscalYearStart: z.int().min(1).max(12),
  synthetic: z.boolean().default(false),
  reference: z.strictObject({ first: period, last: period }).nullable().default(null),
  acceptanceDays: z.int().min(1).max(90).default(10),
  closingDays: z.int().min(1).max(365).nullable().default(null),
  members: z.array(slug).min(2),
  memberships: z
    .array(
      z.strictObject({
        organisation: slug,
        joined: instant,
        left: instant.nullable().default(null),
      }),
    )
    .default([]),
  assignments: z.array(
    z.strictObject({
      organisation: slug,
      email,
      roles: z.array(role).min(1),
    }),
  ),
  signatories: z
    .array(z.strictObject({ organisation: slug, email, name: ownName.nullable().default(null) }))
    .default([]),
  relationships: z
    .array(
      z.strictObject({
        between: z.tuple([slug, slug]),
        level: engagementLevel,
      }),
    )
    .default([]),
  periods: z.array(openedPeriod).min(1),
  metrics: z.array(metric).default([]),
  proposals: z.array(proposal).default([]),
  conditions: z.array(condition).default([]),
  cases: z.array(caseFields).default([]),
  expectations: z.array(expectationFields).default([]),
  notices: z.array(notice).default([]),
  plans: z.array(planFields).default([]),
  value: z.array(valueFields).default([]),
  chain: chain.nullable().default(null),
  acts: z.array(act).default([]),
  evaluations: z.array(evaluation).default([]),
  statements: z.array(statement).default([]),
  figures: z.array(figure).default([]),
});

/**
 * The network file: one JSON document with organisations, their people, and networks with everything
 * that was agreed and reported in them. Parts of figures are whole numbers of the smallest unit that
 * the definition agreed on. `docs/network-file.schema.json` is published from this schema.
 */
export const networkFile = z.strictObject({
  throughline: z.literal(1),
  organisations: z.array(organisation).default([]),
  networks: z.array(network).default([]),
});

/** A network file after parsing: defaults filled in. */
export type NetworkFile = z.output<typeof networkFile>;

/** A network file as it is written: what has a default may be left out. */
export type NetworkFileInput = z.input<typeof networkFile>;
