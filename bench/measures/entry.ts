import { loadWith, type Asked, type Workload } from "../http";
import { judge, type Goal } from "../judge";
import { floorPage, refuse } from "../pages";
import type { Reader } from "../readers";
import type { Finding } from "../report";
import type { Bench } from "./bench";
import { twinMetrics } from "../tiers";
import { againstFloor, perSecond } from "./throughput";

const goal: Goal = { is: "at least", bound: 1 };

/** What somebody enters in one sitting. */
const sitting = 40;

/** P6: saving figures in My month as a browser does: one figure, or all of a month, against one floor page; and forty by one person. */
export async function entry(bench: Bench): Promise<readonly Finding[]> {
  const { product: server, readers } = bench;
  const cells = cellsOf(readers.reporters);
  const [under = [], one = [], all = []] = await againstFloor(bench, [
    { name: "save", server, workload: savingIn(cells, 1) },
    { name: "save a month", server, workload: savingIn(cells, twinMetrics) },
  ]);
  const month = `saving ${twinMetrics} figures in one request, eight people at once`;
  return [
    perSecond({ id: "P6", what: "saving one figure, eight people at once", goal }, one, under),
    perSecond({ id: "P6", what: month, goal: null }, all, under),
    await oneSitting(bench, cells),
  ];
}

/** Somebody's cells of the open month, one after another and round again; a cell knows the revision that it is at. */
type Cells = { readonly manager: Reader; readonly revisions: number[]; turn: number };

function cellsOf(managers: readonly Reader[]): readonly Cells[] {
  return managers.map((manager) => ({
    manager,
    revisions: Array.from({ length: twinMetrics }, () => 0),
    turn: 0,
  }));
}

/** Each connection saves so many figures at a time for a person of its own, so that nobody meets anybody in a cell. */
function savingIn(cells: readonly Cells[], atOnce: number): Workload {
  const of = (connection: number) => {
    const own = cells[connection % cells.length];
    if (own === undefined) throw new RangeError("nobody enters");
    return own;
  };
  return {
    ask: (connection) => saving(of(connection), atOnce),
    check: (answer, connection) => {
      refuse('"state":"saved"', answer);
      if (answer.body.includes('"state":"conflict"')) throw new Error(answer.body.slice(0, 300));
      const own = of(connection);
      for (const { cell } of nextOf(own, atOnce)) {
        own.revisions[cell] = (own.revisions[cell] ?? 0) + 1;
      }
      own.turn += atOnce;
    },
  };
}

/** The cells that are saved next, each with what is entered. */
function nextOf({ revisions, turn }: Cells, atOnce: number) {
  return Array.from({ length: atOnce }, (_, place) => {
    const cell = (turn + place) % revisions.length;
    return { cell, over: revisions[cell] ?? 0, numerator: `${900 + ((turn + place) % 90)}` };
  });
}

function saving(own: Cells, atOnce: number): Asked {
  const { network, cookie } = own.manager;
  const entries = nextOf(own, atOnce).map(({ cell, over, numerator }) => ({
    key: cell + 1,
    period: "2026-01",
    over,
    numerator,
    denominator: "1000",
    notApplicable: false,
  }));
  return {
    path: `/api/v1/networks/${network}/figures`,
    method: "PUT",
    headers: { cookie, "content-type": "application/json" },
    body: JSON.stringify({ entries }),
  };
}

/** Forty figures by one person, one after another: in milliseconds, and in floor pages that one would have read meanwhile. */
async function oneSitting(
  { product, floor, seconds }: Bench,
  cells: readonly Cells[],
): Promise<Finding> {
  const saves = await loadWith(product.port, savingIn(cells.slice(0, 1), 1), { seconds, at: 1 });
  const pages = await loadWith(floor.port, floorPage, { seconds, at: 1 });
  const value = (sitting / saves.perSecond) * 1000;
  const ratio = saves.perSecond / pages.perSecond / sitting;
  return {
    id: "P6",
    what: `entering ${sitting} figures, one save each, by one person`,
    unit: "ms",
    value,
    spread: null,
    goal: null,
    verdict: judge(value, null, true),
    detail: [
      `one save p50 ${saves.milliseconds.p50.toFixed(1)} ms, p99 ${saves.milliseconds.p99.toFixed(1)} ms; ${ratio.toFixed(3)} x floor page as a whole`,
    ],
  };
}
