import { Disclosure } from "@/app/_components/disclosure";
import { formatMonth, formatPercent } from "@/app/format";
import { words } from "@/app/words/words";
import { periodsFrom } from "@/lib/periods/period";
import type { ChainPage } from "./chain-view";

/** The months in which all partners were on track or better while the customer's level was not, said plainly. */
export function HiddenHarm({ page: { facts, health } }: { page: ChainPage }) {
  const months = health.hiddenHarm;
  const [first] = months;
  const last = months.at(-1);
  if (first === undefined || last === undefined) {
    const { hiddenNone, hiddenUnknown } = words.chain;
    return (
      <p className="max-w-[70ch] text-ink-2">
        {facts.stages.includes(null) ? hiddenUnknown : hiddenNone}
      </p>
    );
  }
  const count = String(months.length);
  const { month, months: several, hiddenRun, hiddenSome, hiddenText } = words.chain;
  const unbroken = periodsFrom(first, last).length === months.length;
  return (
    <section
      aria-labelledby="hidden"
      className="flex flex-col gap-2 rounded-card border border-watch-mark bg-watch-tint p-5"
    >
      <h2 id="hidden" className="text-xl leading-7 font-[590] text-watch">
        {words.chain.hiddenTitle(count, months.length === 1 ? month : several)}
      </h2>
      <p className="max-w-[70ch] text-ink">
        {hiddenText(unbroken ? hiddenRun(first, last) : hiddenSome(count, first, last))}
      </p>
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
