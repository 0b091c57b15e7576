import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ratio, roundedText } from "@/lib/metrics/ratio";
import { addMonths, period } from "@/lib/periods/period";
import type { SlaFacts } from "./facts";
import { mirrored, type SlaStatement } from "./statement";
import { slaStatements } from "./statements";
import type { Obligation, SlaTerms } from "./terms";
import {
  course,
  obligation,
  side,
  terms,
  world,
  type Figures,
  type Reported,
} from "./testing/world";

const first = period("2024-01");
const length = 9;
const until = addMonths(first, length - 1);
const keys = ["A", "B", "C", "D", "E"];

const value: fc.Arbitrary<Reported> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.integer({ min: 8800, max: 9900 }).map((n) => roundedText(ratio(n, 100), 2)),
  },
  { weight: 1, arbitrary: fc.constantFrom<Reported>("disputed", "missing", "not-applicable") },
);

const figures: fc.Arbitrary<Figures> = fc
  .array(fc.array(value, { minLength: length, maxLength: length }), {
    minLength: keys.length,
    maxLength: keys.length,
  })
  .map((rows) =>
    Object.fromEntries(
      rows.map((row, index) => [
        keys[index] ?? "",
        Object.fromEntries(row.map((one, month) => [addMonths(first, month), one])),
      ]),
    ),
  );

const inHundredths = (n: number) => roundedText(ratio(n, 100), 2);
const hundred = fc.nat(900);
const hundredths = hundred.map(inHundredths);

const consequence: fc.Arbitrary<Obligation["consequence"]> = fc.oneof(
  fc.constant<Obligation["consequence"]>({ kind: "plan" }),
  fc.record({ low: hundred, more: hundred }).map(({ low, more }) => ({
    kind: "credit" as const,
    base: { kind: "fee" as const },
    // A worse miss costs more, as everywhere.
    tiers: [
      { worseBy: "0", percent: inHundredths(low) },
      { worseBy: "2", percent: inHundredths(low + more) },
    ],
  })),
  hundredths.map((percent) => ({
    kind: "per-unit" as const,
    base: { kind: "fee" as const },
    percent,
  })),
  hundredths.map((amount) => ({ kind: "amount-per-unit" as const, amount })),
  fc.constant<Obligation["consequence"]>({
    kind: "points",
    tiers: [{ worseBy: "0", points: "7" }],
  }),
);

const obligations: fc.Arbitrary<readonly Obligation[]> = fc
  .array(
    fc.record({
      consequence,
      threshold: fc.integer({ min: 90, max: 97 }),
      rolling: fc.constantFrom(1, 1, 2, 3),
      graced: fc.option(fc.integer({ min: 1, max: 2 })),
      earnBack: fc.option(fc.integer({ min: 1, max: 3 })),
      on: fc.option(
        fc.record({
          key: fc.nat(keys.length - 1),
          lag: fc.nat(2),
          share: fc.constantFrom("1", "0.5", "0.3"),
        }),
      ),
    }),
    { minLength: keys.length, maxLength: keys.length },
  )
  .map((drawn) =>
    drawn.map((one, index) =>
      obligation(keys[index] ?? "", {
        obligor: index % 2 === 0 ? "them" : "us",
        threshold: { kind: "at-least", value: String(one.threshold) },
        window: one.rolling === 1 ? { kind: "month" } : { kind: "rolling", months: one.rolling },
        consequence: one.consequence,
        grace:
          one.graced === null ? null : { misses: one.graced, periods: 4, from: first, to: null },
        earnBack: one.earnBack === null ? null : { windows: one.earnBack, threshold: null },
        dependsOn:
          one.on === null || (one.on.key + index) % 2 === 0
            ? []
            : [{ on: keys[one.on.key] ?? "", lag: one.on.lag, share: one.on.share }],
      }),
    ),
  );

const agreed: fc.Arbitrary<SlaTerms> = fc
  .record({
    obligations,
    caps: fc.tuple(fc.option(fc.nat(500)), fc.option(fc.nat(500))),
    remedy: fc.constantFrom<SlaTerms["remedy"]>(
      { order: "at-once" },
      { order: "second-miss" },
      { order: "plan-first", months: 2 },
    ),
    noDataIsMissed: fc.boolean(),
  })
  .map(({ obligations, caps, remedy, noDataIsMissed }) =>
    terms(obligations, {
      remedy,
      noDataIsMissed,
      sides: ["us", "them"].map((organisation, index) => {
        const cap = caps[index] ?? null;
        return side(organisation, {
          cap: cap === null ? null : { kind: "amount", amount: `${cap}.37` },
          points: {
            base: { kind: "fee" },
            steps: [
              { from: "5", percent: "1.234" },
              { from: "12", percent: "3" },
            ],
          },
        });
      }),
    }),
  );

function all(one: SlaTerms, facts: SlaFacts): readonly SlaStatement[] {
  return slaStatements(course(one), facts, { first, until });
}

/** The bytes of a statement: exact fractions as their two parts. */
function bytes(found: unknown): string {
  return JSON.stringify(found, (_, part: unknown) =>
    typeof part === "bigint" ? `${part}n` : part,
  );
}

function pence(text: string): bigint {
  return BigInt(text.replace(".", ""));
}

/** What the sides owe by credits alone, before anything came back. */
function credited({ sides }: SlaStatement): readonly bigint[] {
  return sides.map(({ lines }) =>
    lines
      .filter(({ kind }) => kind !== "earned-back")
      .reduce((sum, { amount }) => sum + pence(amount), 0n),
  );
}

const fee = "1234.56";

describe("laws of statements", () => {
  test("swapping the parties mirrors the whole statement", () => {
    fc.assert(
      fc.property(agreed, figures, (one, known) => {
        const swapped: SlaTerms = { ...one, parties: [one.parties[1], one.parties[0]] };
        const [here, there] = [all(one, world(known, fee)), all(swapped, world(known, fee))];
        here.forEach((statement, month) => {
          const other = there[month];
          if (other === undefined) throw new Error("no statement");
          expect(bytes(other.sides)).toBe(bytes([statement.sides[1], statement.sides[0]]));
          expect(other.net).toEqual(statement.net);
          expect(bytes(mirrored(other, "us"))).toBe(bytes(mirrored(statement, "us")));
          expect(bytes(mirrored(statement, "us").we)).toBe(bytes(mirrored(statement, "them").they));
        });
      }),
    );
  });

  test("the net is the sum of the rounded lines, and an earned-back line an earlier credit", () => {
    fc.assert(
      fc.property(agreed, figures, (one, known) => {
        const statements = all(one, world(known, fee));
        for (const { sides, net } of statements) {
          const [ours, theirs] = sides.map(({ lines, total }) => {
            const sum = lines.reduce((whole, { amount }) => whole + pence(amount), 0n);
            expect(pence(total)).toBe(sum);
            return sum;
          });
          const owed = (ours ?? 0n) - (theirs ?? 0n);
          expect(net === null ? 0n : pence(net.amount) * (net.from === "us" ? 1n : -1n)).toBe(owed);
        }
        const lines = statements.flatMap(({ sides }) => sides.flatMap((each) => each.lines));
        for (const back of lines.filter(({ kind }) => kind === "earned-back")) {
          const source = lines.find(
            ({ kind, key, last }) => kind === "credit" && key === back.key && last === back.last,
          );
          expect(pence(back.amount)).toBe(-pence(source?.amount ?? "0"));
        }
      }),
    );
  });

  test("no month's credits of one obligor exceed its cap, and none is below 0", () => {
    fc.assert(
      fc.property(agreed, figures, (one, known) => {
        for (const statement of all(one, world(known, fee))) {
          credited(statement).forEach((sum, index) => {
            const cap = statement.sides[index]?.cap ?? null;
            if (cap !== null) expect(sum <= pence(cap)).toBe(true);
          });
          const lines = statement.sides.flatMap((each) => each.lines);
          const isFine = lines.every(
            ({ kind, amount }) => kind === "earned-back" || pence(amount) >= 0n,
          );
          expect(isFine).toBe(true);
        }
      }),
    );
  });

  test("adding relief never raises a credit", () => {
    fc.assert(
      fc.property(
        agreed,
        figures,
        fc.nat(keys.length - 1),
        fc.nat(keys.length - 1),
        (one, known, at, on) => {
          const more = { on: keys[on] ?? "", lag: 0, share: "0.6" };
          const relieved: SlaTerms = {
            ...one,
            obligations: one.obligations.map((own, index) =>
              index === at ? { ...own, dependsOn: [...own.dependsOn, more] } : own,
            ),
          };
          const before = all(one, world(known, fee)).map(credited);
          const after = all(relieved, world(known, fee)).map(credited);
          before.forEach((sums, month) =>
            sums.forEach((sum, index) => {
              expect((after[month]?.[index] ?? 0n) <= sum).toBe(true);
            }),
          );
        },
      ),
    );
  });

  test("the order of obligations, sides and dependencies means nothing, and twice is the same bytes", () => {
    fc.assert(
      fc.property(agreed, figures, (one, known) => {
        const turned: SlaTerms = {
          ...one,
          sides: one.sides.toReversed(),
          obligations: one.obligations
            .toReversed()
            .map((own) => ({ ...own, dependsOn: own.dependsOn.toReversed() })),
        };
        const found = bytes(all(one, world(known, fee)));
        expect(bytes(all(one, world(known, fee)))).toBe(found);
        expect(bytes(all(turned, world(known, fee)))).toBe(found);
      }),
    );
  });

  test("a month's statement doesn't depend on later months", () => {
    fc.assert(
      fc.property(agreed, figures, (one, known) => {
        const middle = addMonths(first, 4);
        const without = (statements: readonly SlaStatement[]) =>
          bytes(
            statements.slice(0, 5).map(({ sides, ...rest }) => ({
              ...rest,
              // How far an earn-back is depends on later months, what it comes to now doesn't.
              sides: sides.map(({ lines, ...each }) => ({
                ...each,
                lines: lines.map((line) => ({ ...line, earnBack: null })),
              })),
            })),
          );
        const short = slaStatements(course(one), world(known, fee), { first, until: middle });
        expect(without(all(one, world(known, fee)))).toBe(without(short));
      }),
    );
  });
});
