import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { z } from "zod";

const name = "data/sncf_tgv_2015_2019_vintage2020.csv";
const causes = ["external", "infra", "traffic", "rolling", "station", "passenger"];
const axes = ["NORD", "EST", "LYON", "MONTPARNASSE", "OTHER"];

const rows = z.array(
  z.record(z.string(), z.string()).transform((cell) => ({
    month: cell["month"] ?? "",
    axis: axisOf([cell["from"] ?? "", cell["to"] ?? ""]),
    run: Number(cell["planned"]) - Number(cell["cancelled"]),
    late: causes.map((cause) => Number(cell["late15"]) * Number(cell[`share_${cause}`])),
  })),
);

function axisOf(ends: readonly string[]): string {
  const paris = ends.find((one) => one.startsWith("PARIS "))?.slice(6) ?? "OTHER";
  return paris === "VAUGIRARD" ? "MONTPARNASSE" : paris;
}

/**
 * The months of thirty real series (causes of delay by axis of the French railways) without their season and their cubic trend:
 * a row a month. Null where the public file doesn't stand beside the project.
 */
export function railwayMonths(): readonly (readonly number[])[] | null {
  const file = ["../shared", "../../shared"]
    .map((one) => path.resolve(one, name))
    .find((one) => existsSync(one));
  if (file === undefined) return null;
  const read = rows.parse(parse(readFileSync(file), { columns: true }));
  const months = [...new Set(read.map(({ month }) => month))].toSorted();
  const series = axesByCause(read, months).map((values) => residuals(values));
  return months.map((_, month) => series.map((one) => one[month] ?? 0));
}

function axesByCause(
  read: z.output<typeof rows>,
  months: readonly string[],
): readonly (readonly number[])[] {
  return causes.flatMap((_, cause) =>
    axes.map((axis) =>
      months.map((month) => {
        const own = read.filter((row) => row.month === month && row.axis === axis);
        const run = own.reduce((sum, row) => sum + row.run, 0);
        const late = own.reduce((sum, row) => sum + (row.late[cause] ?? 0), 0);
        return Math.asin(Math.sqrt(late / run));
      }),
    ),
  );
}

/** What is left of values without constant, two harmonics of the year and a cubic trend. */
function residuals(values: readonly number[]): readonly number[] {
  const angle = (month: number) => (2 * Math.PI * month) / 12;
  const time = (month: number) => (2 * month) / values.length - 1;
  const columns = [
    () => 1,
    (month: number) => Math.sin(angle(month)),
    (month: number) => Math.cos(angle(month)),
    (month: number) => time(month),
    (month: number) => time(month) ** 2,
    (month: number) => time(month) ** 3,
  ].map((of) => values.map((_, month) => of(month)));
  const basis: (readonly number[])[] = [];
  for (const column of columns) {
    const left = basis.reduce(without, column);
    const length = Math.sqrt(product(left, left));
    basis.push(left.map((one) => one / length));
  }
  return basis.reduce(without, values);
}

function product(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, place) => sum + value * (other[place] ?? 0), 0);
}

function without(values: readonly number[], unit: readonly number[]): readonly number[] {
  const share = product(values, unit);
  return values.map((one, place) => one - share * (unit[place] ?? 0));
}
