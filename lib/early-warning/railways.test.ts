import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { period, periodsFrom } from "@/lib/periods/period";
import { periodOf, scanChain } from "./chain-scan";
import type { Series } from "./series";
import { table } from "./testing/table";

const name = "data/sncf_tgv_2015_2019_vintage2020.csv";

/** Public figures of the French railways, never carried over into the project. */
const file = ["../shared", "../../shared"]
  .map((one) => path.resolve(one, name))
  .find((one) => existsSync(one));

const causes = ["external", "infra", "traffic", "rolling", "station", "passenger"];
const axes = ["NORD", "EST", "LYON", "MONTPARNASSE", "OTHER"];

function axisOf(from: string, to: string): string {
  const end = [from, to].find((one) => one.startsWith("PARIS "))?.slice(6) ?? "OTHER";
  return end === "VAUGIRARD" ? "MONTPARNASSE" : end;
}

function railwaySeries(text: string): readonly Series[] {
  const rows = table(text).map((cell) => ({
    month: cell("month"),
    axis: axisOf(cell("from"), cell("to")),
    run: Number(cell("planned")) - Number(cell("cancelled")),
    late: causes.map((cause) => Number(cell("late15")) * Number(cell(`share_${cause}`))),
  }));
  const months = periodsFrom(period("2015-01"), period("2019-11"));
  return axes.flatMap((partner) =>
    causes.map((stage, cause): Series => ({
      name: `${partner} ${stage}`,
      partner,
      stage,
      better: "lower",
      transform: "asin",
      figures: months.map((month) => {
        const own = rows.filter((row) => row.month === month && row.axis === partner);
        const sum = (of: (row: (typeof rows)[number]) => number) =>
          own.reduce((total, row) => total + of(row), 0);
        const denominator = sum((row) => row.run);
        const numerator = sum((row) => row.late[cause] ?? 0);
        return denominator === 0 ? null : { numerator, denominator, version: "1" };
      }),
    })),
  );
}

test.skipIf(file === undefined)(
  "thirty series of the railways, where they stand beside the project: act by 2017-06",
  () => {
    const series = railwaySeries(readFileSync(file ?? "", "utf8"));
    expect(series).toHaveLength(30);
    const chain = { name: "railways", first: period("2015-01"), series };
    const held = scanChain(chain, { start: 24, whiten: false });
    expect(held.act === null ? null : periodOf(chain, held.act)).toBe("2017-12");
    const { look, act } = scanChain(chain);
    expect(look === null ? null : periodOf(chain, look)).toBe("2017-02");
    expect(act === null ? null : periodOf(chain, act)).toBe("2017-04");
  },
);
