import { formatList, formatRatio } from "@/app/format";
import { words } from "@/app/words/words";
import type { AppliedRule, Why } from "@/lib/bands/applied-rules";
import type { Amounts } from "@/lib/bands/amounts";
import type { MetricTerms } from "@/lib/metrics/metric-version";
import type { Judged, Relaxed } from "@/lib/reporting/judged";
import { boundsText, shortRatio } from "./bounds-text";

const said = words.relaxed;

/** What flex and grace did to a level: in a few words beside it, and all of it in a sentence. */
export type RelaxedNote = { readonly mark: string; readonly says: string };

type Names = ReadonlyMap<string, string>;

/** How a level differs from the one without flex and grace, or why it doesn't; null where there is nothing to say. */
export function relaxedNote(
  { level, relaxed, version }: Pick<Judged, "level" | "relaxed" | "version">,
  names: Names,
): RelaxedNote | null {
  if (relaxed === null) return null;
  const ways = waysOf(relaxed);
  if (ways.length === 0) return null;
  const differs = level !== relaxed.baseLevel;
  const base = differs ? [said.base(words.levels[relaxed.baseLevel])] : [];
  const joined = (parts: readonly string[]) => [parts.join(", "), ...base].join("; ");
  const how = joined(ways.map(({ says }) => says));
  const rules = relaxed.applied.map((rule) => ruleText(rule, relaxed, names)).join("; ");
  const head = said.says(words.levels[level], how);
  const sentence = rules === "" ? head : `${head}: ${rules}`;
  const moved = movedText(relaxed, version);
  return {
    mark: joined(ways.map(({ mark }) => mark)),
    says: moved === null ? `${sentence}.` : `${sentence}. ${moved}.`,
  };
}

/** What happened, each as a mark and as it stands in the sentence. */
function waysOf({
  isBelowFloor,
  level,
  baseLevel,
  budgetSpent,
  grace,
}: Relaxed): readonly RelaxedNote[] {
  const { marks } = said;
  const ways: RelaxedNote[] = [];
  if ((isBelowFloor ? "breach" : level) !== baseLevel) {
    ways.push({ mark: marks.flexed, says: said.flexed });
  }
  if (budgetSpent) ways.push({ mark: marks.budgetSpent, says: said.budgetSpent });
  if (grace !== null) {
    const [used, of] = [String(grace.used), String(grace.of)];
    ways.push(
      grace.used <= grace.of
        ? { mark: marks.grace, says: said.grace(used, of) }
        : { mark: marks.graceSpent, says: said.graceSpent(used, of) },
    );
  }
  return ways;
}

function ruleText({ name, why }: AppliedRule, { agreedBy }: Relaxed, names: Names): string {
  const agreed = why.kind === "condition" ? "" : agreedText(agreedBy, names);
  return [name, whyText(why, names), agreed].filter((part) => part !== "").join(", ");
}

function agreedText(ids: readonly string[], names: Names): string {
  return ids.length === 0 ? "" : said.agreed(named(ids, names));
}

/** Why a rule applied: "volume 121.9 % of forecast", "condition 1 declared by A, confirmed by B and C". */
export function whyText(why: Why, names: Names): string {
  switch (why.kind) {
    case "season":
      return said.season;
    case "ramp":
      return said.ramp;
    case "volume":
      return said.volume(formatRatio(why.percent, 1));
    case "condition": {
      const { number, declaredBy, confirmedBy, afterTheFact } = why;
      return [
        said.condition(String(number), named([declaredBy], names)),
        ...(confirmedBy.length === 0 ? [] : [said.confirmed(named(confirmedBy, names))]),
        ...(afterTheFact ? [said.afterTheFact] : []),
      ].join(", ");
    }
  }
}

/** Organisations by name: "A, B and C". */
export function named(ids: readonly string[], names: Names): string {
  return formatList(ids.map((id) => names.get(id) ?? ""));
}

function movedText({ moved, bounds }: Relaxed, version: MetricTerms | null): string | null {
  if (moved.length === 0) return null;
  const band = boundsText(bounds, version?.unit ?? "");
  return moved.length === 1 ? said.moved(amountText(moved, version), band) : said.rangeMoved(band);
}

/** How far bounds moved: "1.5 points", "2 days"; of a range each bound by itself. */
export function amountText(amounts: Amounts, version: Pick<MetricTerms, "unit"> | null): string {
  const [first = "", innerFrom, innerTo, outerTo] = amounts.map(shortRatio);
  if (innerFrom !== undefined && innerTo !== undefined && outerTo !== undefined) {
    return words.terms.rangeEffect(first, innerFrom, innerTo, outerTo);
  }
  if (version?.unit !== "%") return `${first} ${version?.unit ?? ""}`;
  return `${first} ${first === "1" ? said.point : said.points}`;
}
