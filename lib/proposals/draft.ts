import { proposalTerms, type ProposalTerms } from "./proposal-terms";

/** A form as it was sent: each field by its name, which is its path in the terms ("changes.0.version.name"), as typed. */
export type Entries = readonly (readonly [name: string, typed: string])[];

/** What is to be mended in a field of the form. `missing`: nothing was typed or chosen; `too-long`; `form`: it isn't of the form that it has to have. */
export type DraftProblem = {
  readonly field: string;
  readonly code: "missing" | "too-long" | "form";
};

/** What was typed, and where the items of lists stand in the form: some may have been taken out between others. */
type Typed = {
  readonly one: (name: string) => string;
  readonly all: (name: string) => readonly string[];
  readonly items: (list: string) => readonly string[];
  readonly named: (list: string) => Entries;
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

/** The name of the field at a path of the terms, whose items may stand elsewhere in the form. */
export function fieldIn(entries: Entries, path: readonly PropertyKey[]): string {
  return fieldAt(path, typedIn(entries));
}

function fieldAt(path: readonly PropertyKey[], { items }: Typed): string {
  let field = "";
  for (const key of path) {
    const index = /^[0-9]+$/.test(String(key)) ? Number(key) : -1;
    field = index >= 0 ? (items(field)[index] ?? `${field}.${index}`) : joined(field, String(key));
  }
  // A driver is chosen as one.
  return field.replace(/\.driver\..*$/, ".driver");
}

function joined(before: string, key: string): string {
  return before === "" ? key : `${before}.${key}`;
}

function codeOf(code: string, typed: string): DraftProblem["code"] {
  if (typed.trim() === "") return "missing";
  return code === "too_big" ? "too-long" : "form";
}

function typedIn(entries: Entries): Typed {
  const byName = new Map<string, string[]>();
  for (const [name, value] of entries) byName.set(name, [...(byName.get(name) ?? []), value]);
  return {
    one: (name) => byName.get(name)?.[0] ?? "",
    all: (name) => byName.get(name) ?? [],
    items: (list) => itemsOf(entries, list),
    named: (list) =>
      entries
        .filter(([name]) => name.startsWith(`${list}.`))
        .map(([name, value]) => [name.slice(list.length + 1), value]),
  };
}

function itemsOf(entries: Entries, list: string): readonly string[] {
  const before = `${list}.`;
  const numbers = entries
    .filter(([name]) => name.startsWith(before))
    .map(([name]) => Number.parseInt(name.slice(before.length), 10))
    .filter((number) => number >= 0);
  return [...new Set(numbers)].toSorted((a, b) => a - b).map((number) => `${before}${number}`);
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

function graceOf(place: string, { one }: Typed): unknown {
  const [misses = "", periods = "", from = "", to = ""] = ["misses", "periods", "from", "to"].map(
    (name) => one(`${place}.${name}`).trim(),
  );
  if (misses === "" && periods === "") return null;
  return { misses: whole(misses), periods: whole(periods), from, to: orNull(to) };
}

/** What stands for a driver in a list of choices: its names, which hold no such sign, in a row. */
export function driverText(driver: {
  readonly metric: string;
  readonly reporter: string;
  readonly part: string;
  readonly subject: string;
}): string {
  return [driver.metric, driver.reporter, driver.part, driver.subject].join("|");
}

function driverOf(text: string): unknown {
  const [metric, reporter, part, ...subject] = text.split("|");
  return { metric, reporter, part, subject: subject.join("|") };
}

function orNull(text: string): string | null {
  return text.trim() === "" ? null : text;
}

function whole(text: string): unknown {
  return /^[0-9]{1,9}$/.test(text.trim()) ? Number(text) : text;
}

function yes(text: string): unknown {
  return text === "yes" || text === "no" ? text === "yes" : text;
}

/** A decimal as it is agreed: the minus sign of typography is one, and groups of thousands aren't taken. */
function decimalText(text: string): string {
  return text.trim().replace("\u2212", "-");
}
