import { Disclosure } from "@/app/_components/disclosure";
import { formatMonth, formatPercent } from "@/app/format";
import { words } from "@/app/words/words";
import type { ChainPage } from "./chain-view";

/** The months in which all partners were on track or better while the customer's level was not, said plainly. */
export function HiddenHarm({ page: { health } }: { page: ChainPage }) {
  const months = health.hiddenHarm;
  const [first] = months;
  const last = months.at(-1);
  if (first === undefined || last === undefined) {
    return <p className="max-w-[70ch] text-ink-2">{words.chain.hiddenNone}</p>;
  }
  const { month, months: several } = words.chain;
  return (
    <section
      aria-labelledby="hidden"
      className="flex flex-col gap-2 rounded-card border border-watch-mark bg-watch-tint p-5"
    >
      <h2 id="hidden" className="text-xl leading-7 font-[590] text-watch">
        {words.chain.hiddenTitle(String(months.length), months.length === 1 ? month : several)}
      </h2>
      <p className="max-w-[70ch] text-ink">{words.chain.hiddenText(first, last)}</p>
      <Disclosure summary={words.chain.hiddenList}>
        <ul className="mt-2 grid gap-x-6 gap-y-1 sm:grid-cols-2 lg:grid-cols-3">
          {months.map((period) => (
            <li key={period} className="flex justify-between gap-4">
              <span>{formatMonth(period)}</span>
              <span className="font-[590]">
                {formatPercent(
                  health.trend.find((one) => one.period === period)?.outcome.value ?? null,
                )}
              </span>
            </li>
          ))}
        </ul>
      </Disclosure>
    </section>
  );
}
