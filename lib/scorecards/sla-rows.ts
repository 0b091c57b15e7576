import type { NumberCell } from "@/lib/library/csv";
import { roundedText, type Ratio } from "@/lib/metrics/ratio";
import type { Outcome } from "@/lib/slas/outcome";
import type { Correction, CreditLine, SideStatement, SlaStatement } from "@/lib/slas/statement";

/** The columns of a statement in a file, in their order. */
export const statementColumns = [
  "network",
  "sla",
  "period",
  "owes",
  "is owed",
  "line",
  "obligation",
  "first month",
  "last month",
  "status",
  "value",
  "relieved by",
  "amount",
  "currency",
  "stands",
];

/** What the rows of a statement are made with: the network's name, the SLA's number, the network's currency and how organisations are called. */
type Told = {
  readonly network: string;
  readonly number: number;
  readonly currency: string;
  readonly nameOf: (organisation: string) => string;
  /** What a kept statement would say otherwise now; null where it is computed now. */
  readonly since: readonly Correction[] | null;
};

type Cells = readonly (string | NumberCell)[];

/** A statement as rows under `statementColumns`: both directions, each obligation, then each credit and correction, then what the side owes, then what is otherwise since. */
export function statementRows(
  { period, sides }: SlaStatement,
  { network, number, currency, nameOf, since }: Told,
): readonly Cells[] {
  return sides.flatMap((side, index) => {
    const other = sides[1 - index];
    const head = [
      network,
      { number: String(number) },
      period,
      nameOf(side.organisation),
      nameOf(other?.organisation ?? ""),
    ];
    const tail = [currency, since === null ? "now" : "kept"];
    const changed = (since ?? []).filter((one) => one.organisation === side.organisation);
    return [
      ...side.outcomes.map((outcome) => [...head, ...outcomeCells(outcome), "", "", tail[1] ?? ""]),
      ...side.lines.map((line) => [...head, ...lineCells(line), ...tail]),
      ...side.corrections.map((one) => [...head, ...correctionCells("correction", one), ...tail]),
      [...head, ...totalCells(side), ...tail],
      ...changed.map((one) => [...head, ...correctionCells("changed since", one), ...tail]),
    ];
  });
}

function outcomeCells({ key, first, last, status, raw, relief }: Outcome): Cells {
  const because = relief?.because;
  const by =
    because === undefined ? "" : because.kind === "dependency" ? because.on : because.condition;
  return ["obligation", key, first, last, status, exact(raw.value), by];
}

function lineCells({ kind, key, first, last, amount }: CreditLine): Cells {
  return [kind, key, first, last, "", "", "", { number: amount }];
}

/** The month that is corrected stands where a line has its first month. */
function correctionCells(what: string, { key, corrects, last, amount }: Correction): Cells {
  return [what, key, corrects, last, "", "", "", { number: amount }];
}

function totalCells({ total }: SideStatement): Cells {
  return ["total", "", "", "", "", "", "", { number: total }];
}

/** A value with six decimals, which no metric needs more of. */
function exact(value: Ratio | null): string | NumberCell {
  return value === null ? "" : { number: roundedText(value, 6) };
}
