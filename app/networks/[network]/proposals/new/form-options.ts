import type { Tx } from "@/db/doors";
import type { AgreedTerms } from "@/db/queries/agreed-terms";
import { listMemberNames } from "@/db/queries/members";
import { organisationNamesBySlug } from "@/db/queries/organisations";
import type { Pacts } from "@/db/queries/pacts";
import { hasDenominator } from "@/lib/metrics/kind";
import { periodAt, type Period } from "@/lib/periods/period";
import { dayAt } from "@/lib/periods/day";
import { isYield } from "@/lib/proposals/chain-problems";
import { driverText, seriesText } from "@/lib/proposals/typed";
import { driverName } from "../rule-text";
import { comingMonth } from "./prefill";
import type { FormOptions, SeriesChoice } from "./prefilled";

/** What there is to choose from in a network of which this is known. */
export async function formOptions(
  tx: Tx,
  networkId: string,
  known: readonly AgreedTerms[],
  { amounts }: Pick<Pacts, "amounts"> = { amounts: [] },
): Promise<FormOptions> {
  const names = await organisationNamesBySlug(tx);
  const members = await listMemberNames(tx, networkId);
  const ofYields = known.filter(({ versions }) => isYield(versions.at(-1)));
  return {
    organisations: members.map(({ slug, name }) => ({ value: slug, text: name })),
    drivers: driversOf(known, names),
    series: seriesOf(known, names),
    yields: seriesOf(ofYields, names),
    outcomes: seriesOf(
      ofYields.filter(({ versions }) => versions.at(-1)?.measuredAt === "customer"),
      names,
    ),
    money: [
      ...amounts.map(({ name, reporter, subject, parties }) => ({
        value: seriesText({ metric: name, reporter, subject }),
        text: named(name, { reporter, subject }, names),
        parties,
      })),
      ...seriesOf(
        known.filter(({ versions }) => versions.at(-1)?.kind === "amount"),
        names,
      ),
    ],
    conditions: conditionsOf(known),
    units: known.flatMap(({ code, versions }) => {
      const unit = versions.at(-1)?.unit ?? "";
      return unit === "" ? [] : [{ value: code, text: unit }];
    }),
  };
}

/** The first month that a proposal of today can name, in the network's time zone. */
export function firstMonth(timeZone: string): Period {
  const now = new Date();
  return comingMonth(dayAt(now, timeZone), periodAt(now, timeZone));
}

/** Volumes that a rule can compare with their forecast: parts of what the whole network sees. */
function driversOf(
  known: readonly AgreedTerms[],
  names: ReadonlyMap<string, string>,
): FormOptions["drivers"] {
  return known.flatMap(({ code, versions, series }) => {
    const last = versions.at(-1);
    if (last === undefined || last.visibility !== "network") return [];
    const parts = hasDenominator(last.kind)
      ? (["denominator", "numerator"] as const)
      : (["numerator"] as const);
    return series.flatMap(({ reporter, subject }) =>
      parts.map((part) => {
        const driver = { metric: code, reporter, subject, part };
        return { value: driverText(driver), text: driverName(driver, names) };
      }),
    );
  });
}

/** Series that an obligation can be measured by: of each metric's last definition, with its unit. */
function seriesOf(
  known: readonly AgreedTerms[],
  names: ReadonlyMap<string, string>,
): readonly SeriesChoice[] {
  return known.flatMap(({ code, versions, series }) => {
    const last = versions.at(-1);
    if (last === undefined) return [];
    return series.map((one) => ({
      value: seriesText({ metric: code, ...one }),
      text: named(`${code} ${last.name}, ${last.unit}`, one, names),
      // Each its own list: what is sent twice as one is sent as a reference to the first.
      parties: last.visibility === "reporter" ? [] : [...last.parties],
    }));
  });
}

function named(
  what: string,
  { reporter, subject }: { readonly reporter: string; readonly subject: string },
  names: ReadonlyMap<string, string>,
): string {
  const by = names.get(reporter) ?? reporter;
  return `${what} (${subject === "" ? by : `${by}, ${subject}`})`;
}

/** Conditions that bands name: no others can be declared. */
function conditionsOf(known: readonly AgreedTerms[]): FormOptions["conditions"] {
  const names = known.flatMap(({ bands }) =>
    bands.flatMap(({ flex }) =>
      (flex?.rules ?? []).flatMap(({ trigger }) =>
        trigger.kind === "condition" ? [trigger.condition] : [],
      ),
    ),
  );
  return [...new Set(names)].toSorted().map((name) => ({ value: name, text: name }));
}
