import type { ChainTerms } from "@/lib/chain/composed-chain";
import { monthNumber, type Period } from "@/lib/periods/period";
import type { ChangeOf } from "@/lib/proposals/proposal-terms";
import { openPeriod, type ParcelNetwork } from "../testing";
import { firstMonth, months, withHistory } from "./parcel-history";
import { agrees, proposed, termsOf } from "./proposed";
import { asSuperuser } from "./superuser";

/** A chain of the brand's and the carrier's that no file loaded: one stage in two ways, of which the desk sees one. */
export function waysOf(
  { brand, carrier }: ParcelNetwork,
  terms: Partial<ChainTerms> | null = {},
): ChangeOf<"chain"> {
  const named = (metric: string, reporter: string) => ({ metric, reporter, subject: "" });
  const by = (metric: string, share: string) => ({
    name: "",
    organisation: carrier.slug,
    share,
    series: named(metric, carrier.slug),
  });
  const all: ChainTerms = {
    customer: "end-customer",
    who: "Households",
    promise: "It comes by any way.",
    outcome: named("E1", brand.slug),
    stages: [
      {
        name: "Bring",
        isOptional: false,
        branches: [by("D1", "60"), by("P1", "40")],
        handOff: null,
      },
    ],
  };
  return {
    change: "chain",
    name: "Ways",
    parties: [brand.slug, carrier.slug],
    terms: terms === null ? null : { ...all, ...terms },
  };
}

/** The history of both ways: P1, which the brand and the carrier alone see, goes as D1 does. */
export async function withWays(network: ParcelNetwork): Promise<void> {
  await withHistory(network);
  const first = monthNumber(firstMonth);
  await asSuperuser(
    (sql) => sql`
      insert into figures (network_id, series_key, period, numerator, denominator, status, revision, metric_code,
        metric_version, reporter_id, audience)
      select s.network_id, s.key, f.period, f.numerator - 10, f.denominator, 'final', 1, s.metric_code, 1, s.reporter_id, s.audience
      from figures f join series s on s.network_id = f.network_id and s.metric_code = 'P1'
      where f.network_id = ${network.id} and f.metric_code = 'D1' and f.period between ${first} and ${first + months - 1}`,
  );
}

/** A party of a change of a chain proposes it from a month on, the open one if it isn't said, and the others agree. @throws Error where it doesn't take effect */
export async function agreedByItsParties(
  network: ParcelNetwork,
  change: ChangeOf<"chain">,
  from: Period = openPeriod,
): Promise<void> {
  const { brand, carrier, desk } = network;
  const [first, ...others] = [brand, carrier, desk].filter(({ slug }) =>
    change.parties.includes(slug),
  );
  if (first === undefined) throw new Error("nobody proposes it");
  const terms = termsOf(network, [change], { from, retroactive: true });
  const number = await proposed(network, first.manager, terms);
  const done = [];
  for (const { manager } of others) done.push(await agrees(network, manager, number));
  const last = done.at(-1);
  if (last === undefined || !("state" in last) || last.state !== "agreed")
    throw new Error(JSON.stringify(done));
}
