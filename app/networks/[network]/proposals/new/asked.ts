import { findAgreedTerms, type AgreedTerms } from "@/db/queries/agreed-terms";
import { findNetwork } from "@/db/queries/networks";
import type { Tx } from "@/db/doors";
import type { Bounds } from "@/lib/bands/bounds";
import { inCurrency, standardDefinitions } from "@/lib/library/standard-definitions";
import type { PrefilledVersion } from "./prefilled";

/** The query of the address. */
export type Query = Readonly<Record<string, string | string[] | undefined>>;

/**
 * What was asked for in the address: definitions and bands of metrics by code, new bounds for some of them, definitions to begin
 * new metrics with, or an empty new metric.
 */
export type Asked = {
  readonly definitions: readonly string[];
  readonly bands: readonly string[];
  readonly bounds: readonly NewBound[];
  readonly templates: readonly Template[];
  readonly isNew: boolean;
};

/** A bound that is suggested for a metric: a decimal text in its unit. */
export type NewBound = {
  readonly metric: string;
  readonly bound: "target" | "floor";
  readonly value: string;
};

/** What a new metric begins with: a definition from the library or another network, with the code and bounds that go with it. */
export type Template = {
  readonly code: string;
  readonly version: Partial<PrefilledVersion>;
  readonly bounds: Bounds | null;
};

/**
 * What the address asks for: `definition` and `bands` with a metric's code, `set` with a bound ("F1.target.96.5"), `standard`
 * with the key of a library's definition, `copy` with a metric of another network ("other-network:F1"), `new`.
 *
 * @param currency of the network, for definitions that count money
 */
export async function askedIn(tx: Tx, query: Query, currency: string): Promise<Asked> {
  return {
    definitions: all(query["definition"]),
    bands: all(query["bands"]),
    bounds: all(query["set"]).flatMap(boundIn),
    templates: [
      ...all(query["standard"]).flatMap((key) => standard(key, currency)),
      ...(await copies(tx, all(query["copy"]))),
    ],
    isNew: query["new"] === "1",
  };
}

/** The values of a parameter, given once, several times or not at all. */
export function all(value: string | string[] | undefined): readonly string[] {
  return value === undefined ? [] : [value].flat();
}

function boundIn(text: string): readonly NewBound[] {
  const match = /^([A-Z][A-Z0-9]{0,11})\.(target|floor)\.(-?[0-9]{1,12}(?:\.[0-9]{1,6})?)$/.exec(
    text,
  );
  const [, metric, bound, value] = match ?? [];
  if (metric === undefined || value === undefined) return [];
  return bound === "target" || bound === "floor" ? [{ metric, bound, value }] : [];
}

function standard(key: string, currency: string): readonly Template[] {
  const found = standardDefinitions.find((one) => one.key === key);
  if (found === undefined) return [];
  const { key: _key, code, bounds, mapsTo: _standard, ...version } = inCurrency(found, currency);
  return [{ code, bounds, version }];
}

/** Definitions of other networks, as far as the viewer sees them: what they say by themselves, and of nobody there. */
async function copies(tx: Tx, asked: readonly string[]): Promise<readonly Template[]> {
  const found: Template[] = [];
  for (const one of asked.slice(0, 20)) {
    const [slug = "", code = ""] = one.split(":");
    const network = await findNetwork(tx, slug);
    const [terms] = network === null ? [] : await findAgreedTerms(tx, network.id, [code]);
    const template = terms === undefined ? null : templateOf(terms);
    if (template !== null) found.push(template);
  }
  return found;
}

function templateOf({ code, versions, bands }: AgreedTerms): Template | null {
  const last = versions.at(-1);
  if (last === undefined) return null;
  const { name, purpose, kind, unit, decimals, direction, measuredAt, forWhom } = last;
  const { numerator, denominator, includes, excludes, frequency, rounding, evidence } = last;
  return {
    code,
    bounds: bands.at(-1)?.bounds ?? null,
    version: {
      name,
      purpose,
      kind,
      unit,
      decimals,
      direction,
      measuredAt,
      forWhom,
      numerator,
      denominator,
      includes,
      excludes,
      frequency,
      rounding,
      evidence,
    },
  };
}
