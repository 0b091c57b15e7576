"use client";

import { sparkline } from "@/app/_components/sparkline";
import { StaticMarkup } from "@/app/_components/static-markup";
import { formatMonth, formatValue, nothing } from "@/app/format";
import { grid } from "@/app/words/en/grid";
import { report as said } from "@/app/words/en/report";
import { figureValue } from "@/lib/metrics/value";
import { addMonths, period as periodOf } from "@/lib/periods/period";
import { isOpen, partsOf, valueOf, type Entry } from "./entry";
import type { EntryStore } from "./entry-store";
import { EntryTrail } from "./entry-trail";
import { ReasonForm } from "./reason-form";

const words = grid.panel;

type Props = {
  readonly store: EntryStore;
  readonly entry: Entry;
  /** The figures of the selected cells, this one among them. */
  readonly selected: readonly string[];
};

/** What helps to judge the selected figure, all of it on the page already. */
export function EntryPanel({ store, entry, selected }: Props) {
  const { series, month } = entry;
  const past = earlierMonths(store, entry);
  const history = sparkline([...past.map(({ value }) => value), valueOf(entry)]);
  const facts = [
    { term: words.lastMonth, fact: past.at(-1)?.shown ?? nothing },
    { term: words.lastYear, fact: past[0]?.shown ?? nothing },
    { term: words.band, fact: month.band },
    { term: words.others, fact: series.others },
  ];
  return (
    <aside
      aria-label={words.label}
      className="card flex flex-col gap-4 p-4 text-[13px] xl:sticky xl:top-4 print:hidden"
    >
      <div className="flex flex-col gap-1">
        <h2 className="section-title">
          <span className="text-ink-3">{series.code}</span> {series.title}
        </h2>
        <p className="flex flex-wrap justify-between gap-x-3 text-ink-2">
          {formatMonth(periodOf(month.period))}
          <span data-says={store.stateOf(entry)}>{said.states[store.stateOf(entry)]}</span>
        </p>
        <p className="text-ink-2">{definedAs(entry)}</p>
      </div>
      {isOpen(entry) ? <NotApplicable store={store} entry={entry} /> : null}
      <ReasonForm key={entry.id} store={store} entry={entry} selected={selected} />
      {history === null ? null : <StaticMarkup className="panel-spark" of={history} />}
      <dl className="flex flex-col gap-2">
        {facts.map(({ term, fact }) => (
          <div key={term}>
            <dt className="text-ink-3">{term}</dt>
            <dd className="font-[510]">{fact}</dd>
          </div>
        ))}
      </dl>
      {entry.stands.relaxed === null ? null : <p className="text-ink-2">{entry.stands.relaxed}</p>}
      <a href={series.definition.href} className="text-link inline-flex min-h-6 items-center">
        {series.definition.says}
      </a>
      <details>
        <summary className="min-h-6 cursor-pointer text-ink-2">{words.history}</summary>
        <dl className="mt-1 grid grid-cols-[1fr_auto] gap-x-3">
          {past.map(({ period, shown }) => (
            <div key={period} className="contents">
              <dt className="text-ink-3">{formatMonth(periodOf(period))}</dt>
              <dd className="num">{shown}</dd>
            </div>
          ))}
        </dl>
      </details>
      <EntryTrail entry={entry} />
    </aside>
  );
}

function definedAs({ series: { first, second } }: Entry): string {
  const parts = [first, ...(second === null ? [] : [second])];
  return parts.map(({ label, says }) => `${label}: ${says}`).join(" · ");
}

function NotApplicable({ store, entry }: { readonly store: EntryStore; readonly entry: Entry }) {
  return (
    <label className="inline-flex min-h-6 items-center gap-2 self-start">
      <input
        type="checkbox"
        className="size-4 accent-accent"
        checked={entry.fields.notApplicable}
        onChange={({ target: { checked } }) => {
          const fields = { numerator: "", denominator: "", notApplicable: checked };
          store.edit([{ id: entry.id, fields }], "grid");
        }}
      />
      {words.notApplicable}
      <span className="sr-only">
        : {entry.series.code} {entry.series.title}
      </span>
    </label>
  );
}

/** The twelve months before a figure's, oldest first: those of the page as they stand on it by now. */
function earlierMonths(store: EntryStore, { series, month }: Entry) {
  const [first] = series.months;
  const at = periodOf(month.period);
  const before = new Map(
    series.past.map(([shown, value], index) => [
      addMonths(periodOf(first?.period ?? month.period), index - series.past.length),
      { shown, value },
    ]),
  );
  for (const other of store.ofSeries(series.key)) {
    const { measure, period } = other.month;
    const shown = formatValue(figureValue(measure, partsOf(other)), measure);
    before.set(periodOf(period), { shown, value: valueOf(other) });
  }
  return Array.from({ length: 12 }, (_none, index) => {
    const period = addMonths(at, index - 12);
    return { period, ...(before.get(period) ?? { shown: nothing, value: null }) };
  });
}
