import type { NumberCell } from "@/lib/library/csv";
import { roundedText, type Ratio } from "@/lib/metrics/ratio";
import type { Outcome } from "@/lib/slas/outcome";
import type { CreditLine, SideStatement, SlaStatement } from "@/lib/slas/statement";

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
];

/** What the rows of a statement are made with: the network's name, the SLA's number, the network's currency and how organisations are called. */
type Told = {
  readonly network: string;
  readonly number: number;
  readonly currency: string;
  readonly nameOf: (organisation: string) => string;
};

type Cells = readonly (string | NumberCell)[];

/** A statement as rows under `statementColumns`: both directions, each obligation, then each credit, then what the side owes. */
export function statementRows(
  { period, sides }: SlaStatement,
  { network, number, currency, nameOf }: Told,
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
    return [
      ...side.outcomes.map((outcome) => [...head, ...outcomeCells(outcome), "", ""]),
      ...side.lines.map((line) => [...head, ...lineCells(line), currency]),
      [...head, ...totalCells(side), currency],
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

function totalCells({ total }: SideStatement): Cells {
  return ["total", "", "", "", "", "", "", { number: total }];
}

/** A value with six decimals, which no metric needs more of. */
function exact(value: Ratio | null): string | NumberCell {
  return value === null ? "" : { number: roundedText(value, 6) };
}
