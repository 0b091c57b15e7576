import { expect, test } from "vitest";
import { period } from "@/lib/periods/period";
import { figureFinder, type Figure } from "./figure";

const figure: Figure = {
  seriesKey: 12,
  period: period("2025-01"),
  parts: { numerator: 1, denominator: 2 },
  notApplicable: false,
  status: "final",
  revision: 1,
  metricVersion: 1,
};
const other: Figure = { ...figure, seriesKey: 1, period: period("2025-12") };
const find = figureFinder([figure, other]);

test.each([
  { key: 12, at: "2025-01", is: figure, why: "its series and its period" },
  { key: 1, at: "2025-12", is: other, why: "the other one" },
  { key: 1, at: "2025-01", is: null, why: "another series' period" },
  { key: 12, at: "2025-12", is: null, why: "another period of the series" },
])("series $key in $at: $why", ({ key, at, is }) => {
  expect(find(key, period(at))).toBe(is);
});
