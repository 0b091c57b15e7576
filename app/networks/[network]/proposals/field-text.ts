import { formatMonth, formatWhole, nothing } from "@/app/format";
import { words } from "@/app/words/words";
import type { Json } from "@/lib/agreements/canonical-text";
import { parsePeriod } from "@/lib/periods/period";
import { flexTerms, graceTerms } from "@/lib/proposals/band-terms";
import { pactLabel, pactText } from "./pact-text";
import { graceText, ruleText } from "./rule-text";

const said = words.terms;
const { metric: card } = words;

/** What values of fields are read by: names of organisations by slug, the unit of the metric, and the network's currency. */
export type FieldFrame = {
  readonly names: ReadonlyMap<string, string>;
  readonly unit: string;
  readonly currency: string;
};

/** What a field of a change is called on screen. @param names of organisations by slug */
export function fieldLabel(field: string, names: FieldFrame["names"]): string {
  const [kind = "", which = ""] = split(field);
  if (kind === "rule") return said.rule(which.replace(/ [0-9-]+$/, ""));
  if (kind === "month") return said.month(monthText(which));
  const ofPact = pactLabel(field, names);
  if (ofPact !== null) return ofPact;
  return isLabelled(field) ? labels[field] : field;
}

/** A field's value in words; a dash where there is none. */
export function fieldText(field: string, value: Json, frame: FieldFrame): string {
  const [kind = ""] = split(field);
  const ofPact = pactText(field, value, frame);
  if (ofPact !== null) return ofPact;
  if (value === null) return isSilent(field) ? silences[field] : nothing;
  const read = readers[kind];
  return read === undefined ? plain(value) : read(value, frame);
}

const labels = {
  version: said.version,
  comparable: said.comparable,
  name: said.name,
  purpose: said.purpose,
  forWhom: card.forWhom,
  kind: card.kind,
  unit: card.unit,
  decimals: card.decimals,
  direction: card.direction,
  measuredAt: card.measuredAt,
  numerator: card.numerator,
  denominator: card.denominator,
  includes: said.includes,
  excludes: said.excludes,
  frequency: said.frequency,
  rounding: card.rounding,
  sourceSystem: card.source,
  evidence: card.evidence,
  accepting: card.accepting,
  owners: card.owners,
  retainedOwner: card.retained,
  parties: card.parties,
  visibility: card.visibility,
  inAggregate: said.inAggregate,
  parallelFrom: said.parallelFrom,
  series: said.series,
  target: said.target,
  floor: said.floor,
  stretch: said.stretch,
  inner: said.inner,
  outer: said.outer,
  cap: said.cap,
  budget: said.budget,
  grace: said.grace,
} as const;

const silences = {
  evidence: card.none,
  accepting: card.none,
  retainedOwner: card.none,
  parallelFrom: said.noParallel,
  cap: said.noCap,
  budget: said.noBudget,
  grace: said.noGrace,
} as const;

type Reader = (value: Json, frame: FieldFrame) => string;

const inUnit: Reader = (value, { unit }) => `${plain(value)} ${unit}`;
const organisation: Reader = (value, { names }) => names.get(plain(value)) ?? plain(value);
const organisations: Reader = (value, frame) =>
  listed(value)
    .map((one) => organisation(one, frame))
    .join(", ");
const range: Reader = (value, { unit }) =>
  `${said.range(member(value, "from"), member(value, "to"))} ${unit}`;
const choice =
  (texts: Readonly<Record<string, string>>): Reader =>
  (value) =>
    texts[plain(value)] ?? plain(value);

const readers: Readonly<Record<string, Reader>> = {
  comparable: (value) => (value === true ? said.isComparable : said.isBreak),
  forWhom: (value) =>
    listed(value)
      .map((one) => choice(card.whom)(one, { names: new Map(), unit: "", currency: "" }))
      .join(", "),
  kind: choice(words.kinds),
  direction: choice(card.directions),
  measuredAt: choice(card.measured),
  frequency: choice(said.frequencies),
  visibility: choice(card.visible),
  accepting: organisation,
  retainedOwner: organisation,
  owners: organisations,
  parties: organisations,
  inAggregate: (value) => (value === true ? said.isInAggregate : said.isNotInAggregate),
  parallelFrom: (value) => monthText(plain(value)),
  series: (value, { names }) =>
    listed(value)
      .map((one) => {
        const subject = member(one, "subject");
        const reporter = names.get(member(one, "reporter")) ?? member(one, "reporter");
        return subject === "" ? reporter : `${reporter} (${subject})`;
      })
      .join(", "),
  target: inUnit,
  floor: inUnit,
  stretch: inUnit,
  inner: range,
  outer: range,
  cap: inUnit,
  budget: (value) => said.budgetText(plain(value)),
  rule: (value, { names }) => {
    const rule = flexTerms.shape.rules.element.safeParse(value);
    return rule.success ? ruleText(rule.data, names) : plain(value);
  },
  grace: (value) => {
    const grace = graceTerms.safeParse(value);
    return grace.success ? graceText(grace.data) : plain(value);
  },
  month: (value) => formatWhole(Number(plain(value))),
};

function split(field: string): readonly string[] {
  const at = field.indexOf(":");
  return at < 0 ? [field] : [field.slice(0, at), field.slice(at + 1)];
}

function monthText(text: string): string {
  const month = parsePeriod(text);
  return month === null ? text : formatMonth(month);
}

/** A value as it stands in the text: members of what has several by their names. */
function plain(value: Json): string {
  if (typeof value === "string") return value;
  if (isList(value)) return value.length === 0 ? nothing : value.map(plain).join("; ");
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return Object.entries(value)
    .map(([name, one]) => `${name}: ${one === null ? nothing : plain(one)}`)
    .join(", ");
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function listed(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function member(value: Json, key: string): string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "";
  const found: unknown = Reflect.get(value, key);
  return typeof found === "string" ? found : "";
}

function isLabelled(field: string): field is keyof typeof labels {
  return field in labels;
}

function isSilent(field: string): field is keyof typeof silences {
  return field in silences;
}
