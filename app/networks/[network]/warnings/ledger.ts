import { levelInCell } from "@/app/_components/level";
import { named, relaxedNote } from "@/app/_components/relaxed-note";
import { markup, type Markup } from "@/app/_components/markup";
import { scrollRegion } from "@/app/_components/scroll-region";
import { formatList, formatMonth, formatWhole } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { toNumber } from "@/lib/metrics/ratio";
import { words } from "@/app/words/words";
import type { Cut, LedgerOfCuts } from "@/lib/scorecards/ledger-of-cuts";
import {
  cell,
  customersCell,
  inLine,
  pointsCell,
  shareText,
  sinceCell,
  slopeCell,
  slopeText,
  weightCell,
  worseCell,
  type Cell,
} from "./ledger-cells";
import type { WarningsPage } from "./warnings-page";

const said = words.warnings.ledger;

/** The ledger of cuts: for each stage what the scan says of it and what its change costs the customer, the dearest first, and the sum of those within their own limits. */
export function ledger(page: WarningsPage): Markup | null {
  const { ledger: all, facts } = page;
  if (all === null) return null;
  const month = formatMonth(all.health.month.period);
  const { reference } = facts;
  const lead =
    reference === null || all.cuts.every(({ cost }) => cost === null)
      ? said.leadWithout(month)
      : said.lead(month, formatMonth(reference.first), formatMonth(reference.last));
  return markup`<section aria-labelledby="ledger" class="flex flex-col gap-3">
    <h2 id="ledger" class="section-title">${said.title}</h2>
    <p class="max-w-[70ch] text-ink-2">${lead}</p>
    ${all.hidden === 0 ? null : markup`<p class="max-w-[70ch] text-ink-2">${said.hidden(formatWhole(all.hidden))}</p>`}
    ${scrollRegion(said.title, table(page, all))}
    ${remarks(page, all)}
  </section>`;
}

function table(page: WarningsPage, all: LedgerOfCuts): Markup {
  return markup`<table class="data-table data-table-dense ledger-table">
    <thead>
      <tr>
        <th scope="col">${said.stage}</th>
        <th scope="col" class="max-md:hidden">${said.level}</th>
        <th scope="col" class="max-md:hidden">${said.since}</th>
        <th scope="col" class="num whitespace-normal! max-md:hidden">${said.slope}</th>
        <th scope="col" class="num whitespace-normal! max-md:hidden">${said.worse}</th>
        <th scope="col" class="num whitespace-normal! max-md:hidden">${said.drifts}</th>
        <th scope="col" class="num whitespace-normal! max-md:hidden">${said.points}</th>
        <th scope="col" class="num whitespace-normal!">${said.cost}</th>
      </tr>
    </thead>
    <tbody>
      ${all.cuts.map((cut) => row(page, cut))}
      ${between(all)}
    </tbody>
    ${sum(all)}
  </table>`;
}

function row({ base, chain, place, ledger }: WarningsPage, cut: Cut): Markup {
  const { judged, kept, cost } = cut;
  const { version } = judged;
  const stage = chain.stages[cut.place];
  const href = hrefOf(`${base}/metrics/${cut.measured.metric.code}?period=${judged.period}`);
  const points = pointsCell(cost);
  const shared = cost === null ? points : { ...points, notes: [...points.notes, shareText(cost)] };
  return line(
    markup`<a href="${href}">${stage?.name}</a><small>${named(stage?.organisationIds ?? [], place.names)}</small>`,
    {
      level: levelInCell({ ...judged, note: relaxedNote(judged, place.names) }),
      since: sinceCell(cut),
      slope: slopeCell(cut, version),
      worse: worseCell(cut.worsening, cost, version),
      drifts: weightCell(kept, ledger?.asks === true),
      points: shared,
      customers: customersCell(cost),
    },
  );
}

/** What gets lost where no stage reports, in points of the outcome. */
function between({ between, health }: LedgerOfCuts): Markup | null {
  const { kept, drifts, cost } = between;
  if (kept === null && cost === null) return null;
  const { value } = health.month.outcome;
  const percent = value === null ? 0 : toNumber(value);
  const { mean, from, to } = kept?.inUnit ?? { mean: 0, from: 0, to: 0 };
  const slope = { mean: mean * percent, from: from * percent, to: to * percent };
  return line(markup`${said.between}<small>${said.betweenText}</small>`, {
    level: null,
    since: sinceCell(between),
    slope: drifts ? slopeText(slope, said.pointsUnit) : none,
    worse: none,
    drifts: none,
    points: pointsCell(cost),
    customers: customersCell(cost),
  });
}

const none: Cell = { text: "", notes: [] };

type Line = Readonly<
  Record<"since" | "slope" | "worse" | "drifts" | "points" | "customers", Cell>
> & { readonly level: Markup | null };

function line(name: Markup, shown: Line): Markup {
  const { level, since, slope, worse, drifts, points, customers } = shown;
  const below = [
    [said.since, since],
    [said.slope, slope],
    [said.worse, worse],
    [said.drifts, drifts],
    [said.points, points],
  ] as const;
  return markup`<tr>
    <th scope="row">
      ${name}
      <span class="mt-1 flex flex-col gap-1 md:hidden">
        ${level === null ? null : markup`<span>${level}</span>`}
        ${below.flatMap(([title, one]) => (one.text === "" ? [] : [inLine(title, one)]))}
      </span>
    </th>
    <td class="max-md:hidden">${level}</td>
    <td class="max-md:hidden">${cell(since)}</td>
    <td class="num max-md:hidden">${cell(slope)}</td>
    <td class="num max-md:hidden">${cell(worse)}</td>
    <td class="num max-md:hidden">${cell(drifts)}</td>
    <td class="num max-md:hidden">${cell(points)}</td>
    <td class="num">${cell(customers)}</td>
  </tr>`;
}

function sum({ withinLimits }: LedgerOfCuts): Markup | null {
  if (withinLimits === null) return null;
  const { count, cost } = withinLimits;
  const points = pointsCell(cost);
  return markup`<tfoot>
    <tr>
      <th scope="row">
        ${said.sum(formatWhole(count))}
        <span class="md:hidden">${inLine(said.points, points)}</span>
      </th>
      <td class="max-md:hidden" colspan="5"></td>
      <td class="num max-md:hidden">${cell(points)}</td>
      <td class="num">${cell(customersCell(cost))}</td>
    </tr>
  </tfoot>`;
}

/** What the promise doesn't cover: single months that stood out before any drift, and series that have become restless. */
function remarks({ chain }: WarningsPage, { cuts }: LedgerOfCuts): Markup | null {
  const all = cuts.flatMap((cut) => remarksOn(cut, chain.stages[cut.place]?.name ?? ""));
  return all.length === 0
    ? null
    : markup`<ul class="flex flex-col gap-1 text-[13px] text-ink-2">${all.map((one) => markup`<li>${one}</li>`)}</ul>`;
}

function remarksOn({ kept, drifts }: Cut, name: string): readonly string[] {
  if (kept === null) return [];
  const since = drifts ? kept.onset?.from : undefined;
  const shocks = kept.shocks.filter((month) => since === undefined || month < since);
  return [
    ...(shocks.length === 0 ? [] : [said.shock(name, formatList(shocks.map(formatMonth)))]),
    ...(kept.isRestless ? [said.restless(name)] : []),
  ];
}
