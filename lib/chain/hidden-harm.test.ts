import { expect, test } from "vitest";
import { levelOf, type Level } from "@/lib/bands/level";
import { ratio } from "@/lib/metrics/ratio";
import { addMonths, period } from "@/lib/periods/period";
import { hiddenHarm } from "./hidden-harm";

const june = period("2025-06");

const rows: readonly { stages: readonly Level[]; outcome: Level; hidden: boolean; why: string }[] =
  [
    {
      stages: ["on-track", "on-track"],
      outcome: "watch",
      hidden: true,
      why: "green inside, amber outside",
    },
    { stages: ["ahead", "on-track"], outcome: "breach", hidden: true, why: "ahead is green too" },
    { stages: ["on-track", "on-track"], outcome: "on-track", hidden: false, why: "no harm" },
    { stages: ["on-track", "on-track"], outcome: "ahead", hidden: false, why: "on the contrary" },
    { stages: ["on-track", "watch"], outcome: "breach", hidden: false, why: "a stage shows it" },
    {
      stages: ["on-track", "breach"],
      outcome: "breach",
      hidden: false,
      why: "a stage shows it plainly",
    },
    {
      stages: ["on-track", "no-data"],
      outcome: "breach",
      hidden: false,
      why: "missing is not green",
    },
    {
      stages: ["on-track", "on-track"],
      outcome: "no-data",
      hidden: false,
      why: "nobody knows the outcome",
    },
    { stages: ["on-track"], outcome: "breach", hidden: true, why: "a chain of one stage" },
    { stages: [], outcome: "breach", hidden: false, why: "no stage to hide behind" },
  ];

test.each(rows)("$stages and $outcome is hidden harm: $hidden, $why", (row) => {
  const { stages, outcome, hidden } = row;
  expect(hiddenHarm([{ period: june, stages, outcome }])).toEqual(hidden ? [june] : []);
});

test("demo: fifteen months from 2024-10 on, while all seven stages are on track", () => {
  const outcomes = [
    [10530, 12000],
    [10325, 11800],
    [10700, 12200],
    [10613, 12100],
    [10500, 12000],
    [10446, 11900],
    [10696, 12300],
    [10868, 12600],
    [13344, 15600],
    [10538, 12400],
    [9754, 11600],
    [8699, 10400],
    [10114, 12200],
    [9786, 11900],
    [10032, 12300],
    [9870, 12200],
    [9707, 12100],
    [9550, 12000],
    [9808, 12400],
    [9935, 12700],
    [12759, 16400],
    [9634, 12500],
    [8946, 11700],
    [7960, 10500],
  ] as const;
  const months = outcomes.map(([numerator, denominator], month) => ({
    period: addMonths(period("2024-01"), month),
    stages: Array.from({ length: 7 }, (): Level => "on-track"),
    outcome: levelOf(ratio(numerator * 100, denominator), {
      direction: "higher",
      target: "85",
      floor: "78",
      stretch: null,
    }),
  }));
  const hidden = hiddenHarm(months);
  expect(hidden).toHaveLength(15);
  expect(hidden.at(0)).toBe("2024-10");
  expect(hidden.at(-1)).toBe("2025-12");
});
