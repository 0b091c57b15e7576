import type { Tx } from "@/db/doors";
import type { AgreedTerms } from "@/db/queries/agreed-terms";
import { listMemberNames } from "@/db/queries/members";
import { organisationNamesBySlug } from "@/db/queries/organisations";
import { hasDenominator } from "@/lib/metrics/kind";
import { periodAt, type Period } from "@/lib/periods/period";
import { dayAt } from "@/lib/periods/day";
import { driverText } from "@/lib/proposals/draft";
import { driverName } from "../rule-text";
import { comingMonth } from "./prefill";
import type { FormOptions } from "./prefilled";

/** What there is to choose from in a network of which this is known. */
export async function formOptions(
  tx: Tx,
  networkId: string,
  known: readonly AgreedTerms[],
): Promise<FormOptions> {
  const names = await organisationNamesBySlug(tx);
  const members = await listMemberNames(tx, networkId);
  return {
    organisations: members.map(({ slug, name }) => ({ value: slug, text: name })),
    drivers: driversOf(known, names),
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
