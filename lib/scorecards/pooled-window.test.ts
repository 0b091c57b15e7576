import { expect, test } from "vitest";
import type { Figure } from "@/lib/reporting/figure";
import { pooledOver } from "./pooled-window";
import { february, january, version } from "./testing/example-chain";

function figure(changes: Partial<Figure>): Figure {
  return {
    seriesKey: 1,
    period: january,
    parts: { numerator: 90, denominator: 100 },
    notApplicable: false,
    status: "final",
    revision: 1,
    metricVersion: 1,
    ...changes,
  };
}

const second = { version: 2, effectiveFrom: february };
const sum = { numerator: 180, denominator: 200 };

test.each([
  { why: "one definition throughout", versions: [version()], in: 1, is: sum },
  {
    why: "a second one that can be compared",
    versions: [version(), version(second)],
    in: 2,
    is: sum,
  },
  {
    why: "a second one that begins a new baseline",
    versions: [version(), version({ ...second, comparable: false })],
    in: 2,
    is: null,
  },
  {
    why: "a second one in other smallest units",
    versions: [version(), version({ ...second, decimals: 2 })],
    in: 2,
    is: null,
  },
  {
    why: "a second one of another kind",
    versions: [version(), version({ ...second, kind: "rate" })],
    in: 2,
    is: null,
  },
  {
    why: "a new baseline from the window's first month on",
    versions: [version({ comparable: false })],
    in: 1,
    is: sum,
  },
])("$why", ({ versions, in: metricVersion, is }) => {
  const pooled = pooledOver(
    {
      metric: { code: "B1", versions, bands: [], series: [], parallel: [], environment: null },
      seriesKey: 1,
    },
    { first: january, last: february },
    [figure({}), figure({ period: february, metricVersion }), figure({ seriesKey: 2 })],
  );
  expect(pooled?.parts ?? null).toEqual(is);
});

test("a month without a figure leaves no sum", () => {
  const metric = {
    code: "B1",
    versions: [version()],
    bands: [],
    series: [],
    parallel: [],
    environment: null,
  };
  expect(
    pooledOver({ metric, seriesKey: 1 }, { first: january, last: february }, [figure({})]),
  ).toBeNull();
});
