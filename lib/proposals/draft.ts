import { amountOf, feeOf, poolOf } from "./pool-draft";
import { chainOf } from "./chain-draft";
import { proposalTerms, type ProposalTerms } from "./proposal-terms";
import { slaOf } from "./sla-draft";
import {
  decimalText,
  driverOf,
  fieldAt,
  graceOf,
  orNull,
  typedIn,
  whole,
  yes,
  type Entries,
  type Typed,
} from "./typed";

/** What is to be mended in a field of the form. `missing`: nothing was typed or chosen; `too-long`; `form`: it isn't of the form that it has to have. */
export type DraftProblem = {
  readonly field: string;
  readonly code: "missing" | "too-long" | "form";
};

/**
 * Reads a form into terms: all of it, or everything that can be mended at once, each at its field.
 *
 * @param network the slug of the network in which it is proposed
 */
export function readDraft(
  entries: Entries,
  network: string,
): { readonly terms: ProposalTerms } | { readonly problems: readonly DraftProblem[] } {
  const typed = typedIn(entries);
  const read = proposalTerms.safeParse({
    kind: "proposal",
    network,
    title: typed.one("title"),
    reason: typed.one("reason"),
    from: typed.one("from"),
    retroactive: typed.one("retroactive") === "on",
    changes: typed.items("changes").map((place) => changeOf(place, typed)),
  });
  if (read.success) return { terms: read.data };
  const problems = read.error.issues.map(({ path, code }) => {
    const field = fieldAt(path, typed);
    return { field, code: codeOf(code, typed.one(field)) };
  });
  return { problems };
}

/** The changes that a form says, whatever is still to be said about all of them; null where one isn't of its form. */
export function readChanges(entries: Entries): ProposalTerms["changes"] | null {
  const typed = typedIn(entries);
  const changes = typed.items("changes").map((place) => changeOf(place, typed));
  const read = proposalTerms.shape.changes.safeParse(changes);
  return read.success ? read.data : null;
}

/** The name of the field at a path of the terms, whose items may stand elsewhere in the form. */
export function fieldIn(entries: Entries, path: readonly PropertyKey[]): string {
  return fieldAt(path, typedIn(entries));
}

function codeOf(code: string, typed: string): DraftProblem["code"] {
  if (typed.trim() === "") return "missing";
  return code === "too_big" ? "too-long" : "form";
}

function changeOf(place: string, typed: Typed): unknown {
  const metric = typed.one(`${place}.metric`).trim() || proposedMetric(typed);
  switch (typed.one(`${place}.change`)) {
    case "metric-version":
      return { change: "metric-version", metric, ...definitionOf(place, typed) };
    case "band-set":
      return { change: "band-set", metric, ...bandOf(place, typed) };
    case "forecast":
      return { change: "forecast", metric, ...forecastOf(place, typed) };
    case "sla":
      return slaOf(place, typed);
    case "fee":
      return feeOf(place, typed);
    case "amount":
      return amountOf(place, typed);
    case "pool":
      return poolOf(place, typed);
    case "chain":
      return chainOf(place, typed);
    default:
      return null;
  }
}

/** Bands without a code of their own are those of the definition that is proposed with them. */
function proposedMetric({ one, items }: Typed): string {
  const definition = items("changes").find((at) => one(`${at}.change`) === "metric-version");
  return definition === undefined ? "" : one(`${definition}.metric`).trim();
}

function forecastOf(place: string, { one, named }: Typed): object {
  const amounts = named(`${place}.amounts`).filter(([, amount]) => amount.trim() !== "");
  return {
    reporter: one(`${place}.reporter`),
    subject: one(`${place}.subject`),
    part: one(`${place}.part`),
    amounts: Object.fromEntries(amounts.map(([month, amount]) => [month, whole(amount)])),
  };
}

function definitionOf(place: string, { one, all, items }: Typed): object {
  const field = (name: string) => one(`${place}.version.${name}`);
  const chosen = (name: string) => all(`${place}.version.${name}`);
  return {
    version: {
      version: whole(field("version")),
      comparable: yes(field("comparable")),
      name: field("name"),
      purpose: field("purpose"),
      kind: field("kind"),
      unit: field("unit"),
      decimals: whole(field("decimals")),
      direction: field("direction"),
      measuredAt: field("measuredAt"),
      forWhom: chosen("forWhom"),
      numerator: field("numerator"),
      denominator: orNull(field("denominator")),
      includes: field("includes"),
      excludes: field("excludes"),
      frequency: field("frequency"),
      rounding: field("rounding"),
      sourceSystem: field("sourceSystem"),
      accepting: orNull(field("accepting")),
      retainedOwner: orNull(field("retainedOwner")),
      owners: chosen("owners"),
      parties: chosen("parties"),
      visibility: field("visibility"),
      inAggregate: yes(field("inAggregate")),
      evidence: orNull(field("evidence")),
      parallelFrom: orNull(field("parallelFrom")),
    },
    series: items(`${place}.series`).map((item) => ({
      reporter: one(`${item}.reporter`),
      subject: one(`${item}.subject`),
    })),
  };
}

function bandOf(place: string, typed: Typed): object {
  const rules = typed.items(`${place}.flex.rules`);
  const [cap, budget] = ["cap", "budget"].map((name) => typed.one(`${place}.flex.${name}`).trim());
  return {
    bounds: boundsOf(`${place}.bounds`, typed),
    flex:
      rules.length === 0
        ? null
        : {
            cap: orNull(cap ?? ""),
            budget: budget === "" || budget === undefined ? null : whole(budget),
            rules: rules.map((rule) => ruleOf(rule, place, typed)),
          },
    grace: graceOf(`${place}.grace`, typed),
  };
}

function boundsOf(place: string, { one }: Typed): unknown {
  const bound = (name: string) => decimalText(one(`${place}.${name}`));
  const direction = one(`${place}.direction`);
  if (direction === "in-range") {
    const range = (name: string) => ({ from: bound(`${name}.from`), to: bound(`${name}.to`) });
    return { direction, inner: range("inner"), outer: range("outer") };
  }
  const stretch = orNull(bound("stretch"));
  return { direction, target: bound("target"), floor: bound("floor"), stretch };
}

function ruleOf(place: string, change: string, typed: Typed): unknown {
  const { one } = typed;
  const isRange = one(`${change}.bounds.direction`) === "in-range";
  return {
    name: one(`${place}.name`),
    from: one(`${place}.from`),
    to: orNull(one(`${place}.to`)),
    trigger: triggerOf(`${place}.trigger`, isRange, typed),
    effect: effectOf(`${place}.effect`, isRange, typed),
  };
}

function triggerOf(place: string, isRange: boolean, typed: Typed): unknown {
  const { one, all } = typed;
  const kind = one(`${place}.kind`);
  switch (kind) {
    case "season":
      return { kind, months: all(`${place}.months`).map(whole) };
    case "volume": {
      const every = decimalText(one(`${place}.growth.every`));
      const growth = {
        every,
        amount: decimalText(one(`${place}.growth.amount`)),
        most: decimalText(one(`${place}.growth.most`)),
      };
      return {
        kind,
        driver: driverOf(one(`${place}.driver`)),
        over: decimalText(one(`${place}.over`)),
        growth: Object.values(growth).every((text) => text === "") ? null : growth,
      };
    }
    case "condition":
      return { kind, condition: one(`${place}.condition`) };
    case "ramp":
      return { kind, last: effectOf(`${place}.last`, isRange, typed) };
    default:
      return { kind };
  }
}

function effectOf(place: string, isRange: boolean, { one }: Typed): unknown {
  if (!isRange) return { amount: decimalText(one(`${place}.amount`)) };
  const shift = (bound: string) => decimalText(one(`${place}.${bound}`)) || "0";
  return {
    outerFrom: shift("outerFrom"),
    innerFrom: shift("innerFrom"),
    innerTo: shift("innerTo"),
    outerTo: shift("outerTo"),
  };
}
