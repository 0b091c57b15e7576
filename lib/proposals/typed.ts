/** A form as it was sent: each field by its name, which is its path in the terms ("changes.0.version.name"), as typed. */
export type Entries = readonly (readonly [name: string, typed: string])[];

/** What was typed, and where the items of lists stand in the form, in its order: some may have been taken out or moved between others. */
export type Typed = {
  readonly one: (name: string) => string;
  readonly all: (name: string) => readonly string[];
  readonly items: (list: string) => readonly string[];
  readonly named: (list: string) => Entries;
};

/** The same form, to be asked by name. */
export function typedIn(entries: Entries): Typed {
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
  return [...new Set(numbers)].map((number) => `${before}${number}`);
}

/** The name of the field at a path of the terms. */
export function fieldAt(path: readonly PropertyKey[], { items }: Typed): string {
  let field = "";
  for (const key of path) {
    const index = /^[0-9]+$/.test(String(key)) ? Number(key) : -1;
    field = index >= 0 ? (items(field)[index] ?? `${field}.${index}`) : joined(field, String(key));
  }
  // A driver and a series are chosen as one.
  return field
    .replace(/\.driver\..*$/, ".driver")
    .replace(/\.(series|outcome|handOff)\.(metric|reporter|subject)$/, ".$1");
}

function joined(before: string, key: string): string {
  return before === "" ? key : `${before}.${key}`;
}

/** What was typed, or null where nothing was. */
export function orNull(text: string): string | null {
  return text.trim() === "" ? null : text;
}

/** A whole number, or what was typed instead of one. */
export function whole(text: string): unknown {
  return /^[0-9]{1,9}$/.test(text.trim()) ? Number(text) : text;
}

/** Yes or no, or what was sent instead. */
export function yes(text: string): unknown {
  return text === "yes" || text === "no" ? text === "yes" : text;
}

/** A decimal as it is agreed: the minus sign of typography is one, and groups of thousands aren't taken. */
export function decimalText(text: string): string {
  return text.trim().replace("\u2212", "-");
}

/** Grace as it was typed; null where nothing of it was. */
export function graceOf(place: string, { one }: Typed): unknown {
  const [misses = "", periods = "", from = "", to = ""] = ["misses", "periods", "from", "to"].map(
    (name) => one(`${place}.${name}`).trim(),
  );
  if (misses === "" && periods === "") return null;
  return { misses: whole(misses), periods: whole(periods), from, to: orNull(to) };
}

/** What stands for a series in a list of choices: its names in a row, of which only the last may hold the sign between them. */
export function seriesText(series: {
  readonly metric: string;
  readonly reporter: string;
  readonly subject: string;
}): string {
  return [series.metric, series.reporter, series.subject].join("|");
}

/** The series that was chosen. */
export function seriesOf(text: string): unknown {
  const [metric = "", reporter = "", ...subject] = text.split("|");
  return { metric, reporter, subject: subject.join("|") };
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

/** The driver that was chosen. */
export function driverOf(text: string): unknown {
  const [metric, reporter, part, ...subject] = text.split("|");
  return { metric, reporter, part, subject: subject.join("|") };
}
