import { formatMonth, formatValue } from "@/app/format";
import type { Viewer } from "@/lib/access/viewer";
import { words } from "@/app/words/words";
import type { Tx } from "@/db/doors";
import { findSlasPlace, type SlasPlace } from "@/db/queries/slas";
import { addRatios, decimal, ratio, type Ratio } from "@/lib/metrics/ratio";
import type { Period } from "@/lib/periods/period";
import { objectOf, type ChangeOf, type ProposalTerms } from "@/lib/proposals/proposal-terms";
import { versionIn } from "@/lib/reporting/metric";
import { poolTermsById, slaTermsById } from "@/lib/scorecards/terms-by-id";
import type { CorrectedPool } from "@/lib/settlement/frozen-statement";
import type { SlaFacts } from "@/lib/slas/facts";
import { poolStatements, type PoolStatement } from "@/lib/slas/pool-statements";
import type { PoolTerms } from "@/lib/slas/pool-terms";
import { mirrored, type SlaStatement } from "@/lib/slas/statement";
import { slaStatements } from "@/lib/slas/statements";
import { symmetryOf } from "@/lib/slas/symmetry";
import type { SlaTerms } from "@/lib/slas/terms";
import { poolAsIfInForce, slaAsIfInForce, triedMonths } from "@/lib/slas/tried";
import { moneyOf } from "../slas/money";
import { objectText } from "./object-text";

const said = words.tried;

/** What terms would have come to on past months, in texts: sentences, and a table whose first column names its rows. */
export type Tried = {
  readonly title: string;
  readonly lines: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

type Frame = {
  readonly place: SlasPlace;
  readonly facts: SlaFacts;
  readonly until: Period;
  readonly viewer: Viewer;
};

/** What the SLAs and pools of a proposal that are the viewer's too would have come to in the last 24 months. */
export async function triedIn(
  tx: Tx,
  slug: string,
  { terms, viewer }: { readonly terms: Pick<ProposalTerms, "changes">; readonly viewer: Viewer },
): Promise<readonly Tried[]> {
  const own = viewer.organisationSlug;
  const changes = terms.changes.filter(
    (one) =>
      (one.change === "sla" && one.between.includes(own)) ||
      (one.change === "pool" && one.parties.includes(own)),
  );
  if (changes.length === 0) return [];
  const place = await findSlasPlace(tx, slug, changes.flatMap(metricsOf));
  const until = place === null ? null : lastClosed(place);
  if (place === null || until === null) return [];
  const frame = { place, facts: withFees(place, terms.changes), until, viewer };
  return changes.flatMap((change) => {
    if (change.change === "sla" && change.terms !== null)
      return [triedSla(change, change.terms, frame)];
    if (change.change === "pool" && change.terms !== null)
      return [triedPool(change, change.terms, frame)];
    return [];
  });
}

function metricsOf(change: ProposalTerms["changes"][number]): readonly string[] {
  if (change.change === "pool") return change.terms === null ? [] : [change.terms.outcome.metric];
  if (change.change !== "sla" || change.terms === null) return [];
  return change.terms.obligations.flatMap(({ series, consequence }) =>
    "base" in consequence && consequence.base.kind === "amount"
      ? [series.metric, consequence.base.series.metric]
      : [series.metric],
  );
}

/** The last closed month of a place; null where none is. */
export function lastClosed({ periods }: SlasPlace): Period | null {
  return periods.findLast(({ closedOn }) => closedOn !== null)?.period ?? null;
}

/** Fees that are proposed with it count as if they had been paid. */
function withFees({ facts, idOf }: SlasPlace, changes: ProposalTerms["changes"]): SlaFacts {
  const proposed = changes.filter((one) => one.change === "fee");
  return {
    ...facts,
    fee: (payer, payee, period) => {
      const fee = proposed.find((one) => idOf(one.payer) === payer && idOf(one.payee) === payee);
      const amount = fee?.amount ?? null;
      return amount === null ? facts.fee(payer, payee, period) : decimal(amount);
    },
  };
}

function triedSla(
  change: ChangeOf<"sla">,
  stored: NonNullable<ChangeOf<"sla">["terms"]>,
  { place, facts, until, viewer }: Frame,
): Tried {
  const { idOf, network } = place;
  const own = viewer.organisationId;
  const [one, other] = change.between;
  const terms = slaTermsById([idOf(one), idOf(other)], stored, idOf);
  const months = triedMonths(until);
  const would = slaStatements(slaAsIfInForce(terms, months.first), facts, months);
  const before = place.slas.find(
    ({ name, parties }) =>
      name === change.name && parties.every((id) => terms.parties.includes(id)),
  );
  const was = before === undefined ? null : slaStatements(before.course, place.facts, months);
  const rows = would.flatMap((statement) => {
    const earlier = was?.find(({ period }) => period === statement.period) ?? null;
    const cells = [exceptionsOf(statement), netOf(statement, own, network.currency)];
    const past = was === null ? [] : [exceptionsOf(earlier), netOf(earlier, own, network.currency)];
    return [...cells, ...past].every((cell) => cell === said.nothing)
      ? []
      : [[formatMonth(statement.period), ...past, ...cells]];
  });
  const { exceptions, net, exceptionsWere, netWas, month } = said.columns;
  return {
    title: objectText(
      objectOf(change),
      new Map(change.between.map((slug) => [slug, place.names.get(idOf(slug)) ?? slug])),
    ),
    lines: [
      stakeText(terms, { facts, until, own, currency: network.currency }),
      ...sums(would, own, network.currency),
    ],
    columns: [month, ...(was === null ? [] : [exceptionsWere, netWas]), exceptions, net],
    rows,
  };
}

function stakeText(
  terms: SlaTerms,
  {
    facts,
    until,
    own,
    currency,
  }: {
    readonly facts: SlaFacts;
    readonly until: Period;
    readonly own: string;
    readonly currency: string;
  },
): string {
  const stakes = symmetryOf(terms, facts, until);
  const text = (isOwn: boolean) => {
    const side = stakes.find(({ organisation }) => (organisation === own) === isOwn);
    const money = moneyOf(side?.money ?? "0", currency);
    return {
      count: String(side?.obligations ?? 0),
      money: side !== undefined && side.openEnded > 0 ? `${money} ${words.slas.openEnded}` : money,
    };
  };
  const [we, they] = [text(true), text(false)];
  return said.stake(we.count, they.count, we.money, they.money);
}

/** How many outcomes came out how, and what each side would have owed in all. */
function sums(
  statements: readonly SlaStatement[],
  own: string,
  currency: string,
): readonly string[] {
  const outcomes = statements.flatMap(({ sides }) => sides.flatMap((side) => side.outcomes));
  const count = (...statuses: readonly string[]) =>
    String(outcomes.filter(({ status }) => statuses.includes(status)).length);
  const total = (isOwn: boolean): Ratio =>
    statements
      .flatMap(({ sides }) => sides)
      .filter(({ organisation }) => (organisation === own) === isOwn)
      .map((side) => decimal(side.total))
      .reduce(addRatios, ratio(0, 1));
  return [
    said.outcomes({
      all: String(outcomes.length),
      met: count("met"),
      missed: count("missed"),
      grace: count("within-grace"),
      relieved: count("relieved"),
      untold: count("no-data", "pending"),
    }),
    said.totals(moneyOf(total(true), currency), moneyOf(total(false), currency)),
  ];
}

/** What wasn't met in a month; a dash where all was. */
function exceptionsOf(statement: SlaStatement | null): string {
  const found = (statement?.sides ?? []).flatMap(({ outcomes }) =>
    outcomes
      .filter(({ status }) => status !== "met")
      .map(({ key, status }) => `${key} ${words.slas.statuses[status].toLowerCase()}`),
  );
  return found.length === 0 ? said.nothing : found.join(", ");
}

function netOf(statement: SlaStatement | null, own: string, currency: string): string {
  const net = statement === null ? null : mirrored(statement, own).net;
  if (net === null) return said.nothing;
  const amount = moneyOf(net.amount, currency);
  return net.owes === "we" ? words.slas.netWe(amount) : words.slas.netThey(amount);
}

function triedPool(
  change: ChangeOf<"pool">,
  stored: NonNullable<ChangeOf<"pool">["terms"]>,
  { place, facts, until }: Frame,
): Tried {
  const terms = poolTermsById(change.parties.map(place.idOf), stored, place.idOf);
  const months = triedMonths(until);
  const statements = poolStatements(poolAsIfInForce(terms, months.first), facts, months);
  return {
    title: objectText(objectOf(change)),
    ...poolTable(terms, statements, place),
  };
}

type PoolAmount = Pick<CorrectedPool["lines"][number], "organisation" | "amount">;

/** What a pool paid for a window; what was kept of it may correct earlier ones. */
type StatedPool = PoolStatement & Partial<Pick<CorrectedPool, "corrections">>;

/** What a pool paid by window: the outcome, what each party gets or pays, what corrects earlier windows, and their sums in all. */
export function poolTable(
  { shares, outcome }: PoolTerms,
  statements: readonly StatedPool[],
  { names, metrics, network }: Pick<SlasPlace, "names" | "metrics" | "network">,
): Omit<Tried, "title"> {
  const parties = shares.map(({ organisation }) => organisation);
  const metric = metrics.find(({ code }) => code === outcome.metric);
  const money = (amount: string | Ratio) => moneyOf(amount, network.currency);
  const sumOf = (lines: readonly PoolAmount[], organisation: string) =>
    lines
      .filter((line) => line.organisation === organisation)
      .map(({ amount }) => decimal(amount))
      .reduce(addRatios, ratio(0, 1));
  const all = statements.flatMap(({ lines, corrections = [] }) => [...lines, ...corrections]);
  const correctionsIn = ({ corrections = [] }: StatedPool) =>
    [...new Set(corrections.map(({ corrects }) => corrects))].map((month) => [
      said.corrects(formatMonth(month)),
      "",
      ...parties.map((id) =>
        money(
          sumOf(
            corrections.filter(({ corrects }) => corrects === month),
            id,
          ),
        ),
      ),
    ]);
  const rows = statements.flatMap((one) => [
    [
      formatMonth(one.last),
      one.value === null || metric === undefined
        ? words.slas.statuses["no-data"]
        : formatValue(one.value, versionIn(metric, one.last)),
      ...parties.map((organisation) => {
        const line = one.lines.find((each) => each.organisation === organisation);
        return line === undefined ? said.nothing : money(line.amount);
      }),
    ],
    ...correctionsIn(one),
  ]);
  return {
    lines: [statements.length === 0 ? said.noWindow : said.windows(String(statements.length))],
    columns: [
      said.columns.window,
      said.columns.outcome,
      ...parties.map((id) => names.get(id) ?? ""),
    ],
    rows:
      rows.length === 0
        ? []
        : [...rows, [said.inAll, "", ...parties.map((id) => money(sumOf(all, id)))]],
  };
}
