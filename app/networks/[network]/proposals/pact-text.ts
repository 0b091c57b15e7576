import { z } from "zod";
import { formatMonth, nothing } from "@/app/format";
import { trimmed } from "@/app/_components/bounds-text";
import { words } from "@/app/words/words";
import type { Json } from "@/lib/agreements/canonical-text";
import { parsePeriod } from "@/lib/periods/period";
import { chainTerms } from "@/lib/proposals/chain-terms";
import { obligationTerms, poolTerms, sideTerms, slaTerms } from "@/lib/proposals/sla-terms";
import type { PoolRelease } from "@/lib/slas/pool-terms";
import { moneyOf } from "../slas/money";
import {
  baseText,
  consequenceText,
  remedyText,
  softenedBy,
  thresholdText,
  windowText,
} from "../slas/terms-text";

const said = words.pactFields;
const rules = words.slas.terms;

type Frame = { readonly names: ReadonlyMap<string, string>; readonly currency: string };

/** What a field of an SLA, a fee, an amount, a pool or a chain is called; null where it is a field of something else. */
export function pactLabel(field: string, names: Frame["names"]): string | null {
  const { of, which, member } = partsOf(field);
  if (of === "amount") return said.amountOf(monthText(which));
  if (of === "stage") return said.stage(which);
  const label = isNamed(member) ? said.members[member] : null;
  if (label === null || (which === "" && !isWhole(member))) return null;
  return which === ""
    ? label
    : said.of(of === "obligation" ? which : (names.get(which) ?? which), label);
}

/** Its value in words; null where it is a field of something else, or its words are its value. */
export function pactText(field: string, value: Json, frame: Frame): string | null {
  const { of, member } = partsOf(field);
  if (of === "amount" || member === "monthlyFee") {
    return typeof value === "string" ? moneyOf(value, frame.currency) : said.ends;
  }
  if (pactLabel(field, frame.names) === null) return null;
  if (value === null) return nothing;
  return of === "stage" ? stageReader(value, frame) : memberText(member, value, frame);
}

function memberText(member: string, value: Json, frame: Frame): string | null {
  return isNamed(member) ? readers[member](value, frame) : null;
}

/** "obligation:F2 threshold" as what it is of, which one, and the field of it; a field of the whole is that alone. */
function partsOf(field: string) {
  const [, of = "", rest = field] = /^(obligation|side|share|amount|stage):(.*)$/.exec(field) ?? [];
  if (of === "amount" || of === "stage") return { of, which: rest, member: "" };
  const at = of === "" ? -1 : rest.lastIndexOf(" ");
  return { of, which: at < 0 ? "" : rest.slice(0, at), member: rest.slice(at + 1) };
}

type Reader = (value: Json, frame: Frame) => string;

/** Reads what has this form; what hasn't is told as it stands. */
function read<Value>(
  schema: z.ZodType<Value>,
  text: (value: Value, frame: Frame) => string,
): Reader {
  return (value, frame) => {
    const parsed = schema.safeParse(value);
    return parsed.success ? text(parsed.data, frame) : JSON.stringify(value);
  };
}

const { shape: one } = obligationTerms;
const { shape: side } = sideTerms;
const { shape: pool } = poolTerms;
const plain = z.string();
const series = one.series;

const organisation: Reader = read(plain, (slug, { names }) => names.get(slug) ?? slug);
const seriesText = (
  { metric, reporter, subject }: z.output<typeof series>,
  { names }: Frame,
): string => {
  const by = names.get(reporter) ?? reporter;
  return `${metric} (${subject === "" ? by : `${by}, ${subject}`})`;
};
const listed = (texts: readonly string[]): string =>
  texts.length === 0 ? nothing : texts.join("; ");
const soft = { dependsOn: [], exclusions: [], grace: null, earnBack: null } as const;
const isVisible = words.pact.rules;
const { customers } = words.pact.chain;

const stageReader: Reader = read(chainTerms.shape.stages.element, (stage, frame) =>
  said.stageText(
    stage.branches.map(({ name, organisation: slug, share, series: measured }) => {
      const by = frame.names.get(slug) ?? slug;
      return said.branch(
        name === "" ? by : `${name}: ${by}`,
        stage.branches.length === 1 && !stage.isOptional ? null : trimmed(share),
        measured === null ? said.unmeasured : seriesText(measured, frame),
      );
    }),
    [
      ...(stage.isOptional ? [said.optional] : []),
      ...(stage.handOff === null ? [] : [said.handOff(seriesText(stage.handOff, frame))]),
    ],
  ),
);

const readers = {
  holds: read(z.boolean(), (holds) => (holds ? said.holds : said.ends)),
  monthlyFee: read(plain, (amount, { currency }) => moneyOf(amount, currency)),
  obligor: organisation,
  series: read(series, seriesText),
  outcome: read(series, seriesText),
  threshold: read(one.threshold, (threshold) => thresholdText(threshold, "")),
  window: read(one.window, windowText),
  consequence: read(one.consequence, (consequence, { currency }) =>
    consequenceText(consequence, currency),
  ),
  grace: read(one.grace, (grace) => listed(softenedBy({ ...soft, grace }))),
  dependsOn: read(one.dependsOn, (dependsOn) => listed(softenedBy({ ...soft, dependsOn }))),
  exclusions: read(one.exclusions, (exclusions) => listed(softenedBy({ ...soft, exclusions }))),
  earnBack: read(one.earnBack, (earnBack) => listed(softenedBy({ ...soft, earnBack }))),
  atRisk: read(side.atRisk, (percent) =>
    percent === null ? nothing : rules.percentOfFee(trimmed(percent)),
  ),
  cap: read(side.cap, (cap, { currency }) => {
    if (cap === null) return nothing;
    return cap.kind === "amount"
      ? moneyOf(cap.amount, currency)
      : rules.percentOfFee(trimmed(cap.percent));
  }),
  points: read(side.points, (points) =>
    points === null
      ? nothing
      : said.points(
          points.steps.map(({ from, percent }) => said.step(trimmed(from), trimmed(percent))),
          baseText(points.base),
        ),
  ),
  remedy: read(slaTerms.shape.remedy, remedyText),
  serious: read(slaTerms.shape.serious, (serious) =>
    listed(serious.map(({ misses, windows }) => rules.serious(String(misses), String(windows)))),
  ),
  noDataIsMissed: read(z.boolean(), (isMissed) =>
    isMissed ? rules.noDataIsMissed : rules.noDataIsNot,
  ),
  oneSidedReason: read(plain.nullable(), (reason) => reason ?? nothing),
  isVisible: read(z.boolean(), (visible) => (visible ? isVisible.visibleYes : isVisible.visibleNo)),
  release: read(pool.release, releaseText),
  order: read(z.array(plain), (names) => names.join(" → ")),
  customer: read(chainTerms.shape.customer, (customer) => customers[customer]),
  who: read(plain, (text) => text),
  promise: read(plain, (text) => text),
  weight: read(z.number(), String),
  contribution: read(plain, (amount, { currency }) => moneyOf(amount, currency)),
} satisfies Readonly<Record<keyof typeof said.members, Reader>>;

/** What a pool pays by its outcome, in a sentence. */
export function releaseText(release: PoolRelease, { currency }: Pick<Frame, "currency">): string {
  switch (release.kind) {
    case "saving":
      return said.saving({
        baseline: trimmed(release.baseline),
        cost: moneyOf(release.unitCost, currency),
        patience: String(release.patience),
      });
    case "line":
      return said.line(trimmed(release.floor), trimmed(release.target), trimmed(release.pain));
    case "steps":
      return said.steps(
        release.steps.map(({ from, percent }) => said.step(trimmed(from), trimmed(percent))),
        trimmed(release.floor),
        trimmed(release.pain),
      );
    case "ranges":
      return said.ranges(
        release.ranges.map(({ from, to, percent }) =>
          said.range(trimmed(from), trimmed(to), trimmed(percent)),
        ),
        moneyOf(release.target, currency),
      );
  }
}

/** Fields that stand for the whole, not for one of several. `grace` and `series` alone are those of metrics. */
function isWhole(member: string): boolean {
  return said.whole.some((one) => one === member);
}

function isNamed(member: string): member is keyof typeof said.members {
  return member in said.members;
}

function monthText(text: string): string {
  const month = parsePeriod(text);
  return month === null ? text : formatMonth(month);
}
