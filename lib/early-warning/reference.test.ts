import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { at } from "./at";
import { chosenChains } from "./chosen-chains";
import { evidenceOf } from "./evidence";
import { clipped, scoresOf } from "./scores";
import { aGrid, aSeries } from "./testing/series";
import { table } from "./testing/table";
import { scoresOfViews, viewsOf } from "./views";

const fixture = (name: string) =>
  table(readFileSync(path.join(import.meta.dirname, "testing", name), "utf8"));

/** Reference files stand beside the project on some machines; what is carried over stands in `testing`. */
const reference = ["../shared", "../../shared"]
  .map((one) => path.resolve(one, "reference"))
  .find((one) => existsSync(one));

const number = (text: string) => (text === "" || text === "NA" ? Number.NaN : Number(text));

/** The largest difference; what is missing on one side only counts as endless. */
function farthest(found: Float64Array, exact: readonly number[]): number {
  return exact.reduce((most, one, place) => {
    const own = at(found, place);
    if (Number.isNaN(one)) return Number.isNaN(own) ? most : Infinity;
    return Math.max(most, Number.isNaN(own) ? Infinity : Math.abs(own - one));
  }, 0);
}

type Residuals = {
  readonly series: string;
  readonly y: number;
  readonly constant: number;
  readonly harmonic: number;
};

function expectResiduals(rows: readonly Residuals[]) {
  const names = [...new Set(rows.map(({ series }) => series))];
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    const own = rows.filter(({ series }) => series === name);
    const series = aSeries(own.map(({ y }) => y));
    const size = Math.max(1, ...own.map(({ y }) => Math.abs(y)));
    for (const [harmonics, column] of [
      [0, "constant"],
      [1, "harmonic"],
    ] as const) {
      const { residuals } = scoresOf(series, { harmonics });
      expect(
        farthest(
          residuals,
          own.map((one) => one[column]),
        ),
      ).toBeLessThan(1e-9 * size);
    }
  }
}

describe("recursive residuals are those of R's strucchange", () => {
  test("two series carried over", () => {
    expectResiduals(
      fixture("recursive-residuals.csv").map((cell) => ({
        series: cell("series"),
        y: number(cell("y")),
        constant: number(cell("constant")),
        harmonic: number(cell("harmonic")),
      })),
    );
  });

  test.skipIf(reference === undefined)("all of the reference file, where it stands", () => {
    const file = path.join(reference ?? "", "recursive_residuals.csv");
    expectResiduals(
      table(readFileSync(file, "utf8")).map((cell) => ({
        series: cell("series"),
        y: number(cell("y")),
        constant: number(cell("rec_const")),
        harmonic: number(cell("rec_harm1")),
      })),
    );
  });
});

describe("complete panels: two partners, three stages, onsets summed from month 18", () => {
  const rows = fixture("views-sr-vectors.csv");
  const places = [0, 1, 2, 3, 4, 5];

  test.each([
    { panel: "0", harmonics: 0, tells: "all six drift from month 24" },
    { panel: "1", harmonics: 1, tells: "one drifts, with a season" },
    { panel: "2", harmonics: 0, tells: "nothing drifts" },
  ] as const)("panel $panel: $tells", ({ panel, harmonics }) => {
    const own = rows.filter((cell) => cell("panel") === panel);
    const column = (name: string) => own.map((cell) => number(cell(name)));
    const series = aGrid(
      places.map((place) => column(`y${place}`)),
      3,
    );
    const scores = series.map((one) => scoresOf(one, { harmonics }));
    for (const [place, { scores: found }] of scores.entries())
      expect(farthest(found, column(`q${place}`))).toBeLessThan(1e-8);
    const chain = scoresOfViews(viewsOf(series), scores, 18).at(-1)?.scores ?? new Float64Array();
    expect(farthest(chain.subarray(18), column("chain").slice(18))).toBeLessThan(1e-8);
    const { logs } = evidenceOf(scores, { start: 18 });
    expect(farthest(logs, column("log"))).toBeLessThan(1e-7);
  });

  test("scores beyond three are cut to three, and one of them is", () => {
    const beyond = rows.flatMap((cell) =>
      places.map((place) => number(cell(`q${place}`))).filter((one) => Math.abs(one) > 3),
    );
    expect(beyond.length).toBeGreaterThan(0);
    for (const one of beyond) expect(Math.abs(clipped(one))).toBe(3);
  });
});

test("e-BH chooses the chains of the reference lists", () => {
  const rows = fixture("e-bh.csv");
  const cases = [...new Set(rows.map((cell) => cell("case")))];
  expect(cases).toHaveLength(5);
  for (const name of cases) {
    const own = rows.filter((cell) => cell("case") === name);
    const chosen = chosenChains(
      own.map((cell) => number(cell("e"))),
      10,
    );
    expect(chosen.map(String)).toEqual(own.map((cell) => cell("rejected")));
  }
});
