import type { Period } from "@/lib/periods/period";
import { minorUnitsOf, moneyText, netOf } from "./money";
import type { PoolStatement } from "./pool-statements";
import type { Correction, SideStatement, SlaStatement } from "./statement";

/** One amount that a statement states: a line of its own, or, where `corrects` names a month, a correction of that month's statement. */
export type StatedAmount = Pick<Correction, "organisation" | "kind" | "key" | "last" | "amount"> & {
  readonly corrects: Period | null;
};

/** All amounts that a statement of an SLA states, its corrections among them. */
export function statedAmounts({ sides }: SlaStatement): readonly StatedAmount[] {
  return sides.flatMap(({ organisation, lines, corrections }) => [
    ...lines.map(({ kind, key, last, amount }) => ({
      organisation,
      kind,
      key,
      last,
      amount,
      corrects: null,
    })),
    ...corrections.map(statedCorrection),
  ]);
}

/** All amounts that a statement of a pool states. */
export function statedPoolAmounts({ last, lines }: PoolStatement): readonly StatedAmount[] {
  return lines.map(({ organisation, amount }) => ({
    organisation,
    kind: "pool",
    key: "",
    last,
    amount,
    corrects: null,
  }));
}

/** A correction as an amount of the statement that it stands in. */
export function statedCorrection({
  organisation,
  kind,
  key,
  last,
  amount,
  corrects,
}: Correction): StatedAmount {
  return { organisation, kind, key, last, amount, corrects };
}

/** What a statement stated when its month closed. */
export type FrozenAmounts = { readonly period: Period; readonly amounts: readonly StatedAmount[] };

/**
 * What frozen statements of one SLA or pool would say otherwise now, oldest month first: for each line, what is stated now less what
 * was stated when its month closed and corrected in statements frozen since. These and the corrections that are frozen already sum
 * up to new minus frozen.
 *
 * @param statedNow the amounts that the statement of a month would state, judged by the terms in force in it
 */
export function correctionsOf(
  frozen: readonly FrozenAmounts[],
  statedNow: (period: Period) => readonly StatedAmount[],
  minorDigits: number,
): readonly Correction[] {
  const corrected = frozen.flatMap(({ amounts }) =>
    amounts.filter(({ corrects }) => corrects !== null),
  );
  return frozen
    .toSorted((a, b) => (a.period < b.period ? -1 : 1))
    .flatMap(({ period, amounts }) => {
      const was = sums(
        [
          ...amounts.filter(({ corrects }) => corrects === null),
          ...corrected.filter(({ corrects }) => corrects === period),
        ],
        minorDigits,
      );
      const is = sums(statedNow(period), minorDigits);
      return [...new Map([...was, ...is])].flatMap(([line, { amount }]) => {
        const before = was.get(line)?.units ?? 0n;
        const now = is.get(line)?.units ?? 0n;
        const { organisation, kind, key, last } = amount;
        if (before === now) return [];
        return {
          organisation,
          corrects: period,
          kind,
          key,
          last,
          was: moneyText(before, minorDigits),
          is: moneyText(now, minorDigits),
          amount: moneyText(now - before, minorDigits),
        };
      });
    });
}

type Sum = { readonly amount: StatedAmount; readonly units: bigint };

/** Amounts by the lines that they are of. */
function sums(amounts: readonly StatedAmount[], minorDigits: number): ReadonlyMap<string, Sum> {
  const found = new Map<string, Sum>();
  for (const amount of amounts) {
    const line = [amount.organisation, amount.kind, amount.key, amount.last].join("\n");
    const before = found.get(line)?.units ?? 0n;
    found.set(line, { amount, units: before + minorUnitsOf(amount.amount, minorDigits) });
  }
  return found;
}

/** A statement with these corrections in it, of either side: its totals and its net count them. */
export function withCorrections(
  statement: SlaStatement,
  corrections: readonly Correction[],
  minorDigits: number,
): SlaStatement {
  const corrected = (side: SideStatement): SideStatement => {
    const own = corrections.filter(({ organisation }) => organisation === side.organisation);
    const units = own.reduce(
      (sum, { amount }) => sum + minorUnitsOf(amount, minorDigits),
      minorUnitsOf(side.total, minorDigits),
    );
    return {
      ...side,
      corrections: [...side.corrections, ...own],
      total: moneyText(units, minorDigits),
    };
  };
  const [one, other] = statement.sides;
  const sides = [corrected(one), corrected(other)] as const;
  const owed = ({ organisation, total }: SideStatement) => ({
    organisation,
    units: minorUnitsOf(total, minorDigits),
  });
  return { ...statement, sides, net: netOf(owed(sides[0]), owed(sides[1]), minorDigits) };
}
