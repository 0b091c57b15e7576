import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { proof } from "./testing/proof";
import { send } from "./testing/import-file";
import { aWideNetwork, manyFigures } from "./testing/many-figures";
import { asSuperuser } from "./testing/superuser";

const [subjects, months] = [1000, 100];
const rows = subjects * months;

/** What work took, in milliseconds, and by how many MiB the process was larger meanwhile, at most. */
async function measured<Result>(work: () => Promise<Result>) {
  const before = process.memoryUsage().rss;
  let most = before;
  const looking = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 25);
  const begun = performance.now();
  const result = await work();
  const took = performance.now() - begun;
  clearInterval(looking);
  return { result, took, grown: (most - before) / 2 ** 20 };
}

/** The same rows by COPY into the same table, for another network, as its owner: no revision, no audit, no policy, no check. */
async function copied(): Promise<number> {
  const network = await aWideNetwork(subjects, months);
  return asSuperuser(async (sql) => {
    const lines = await sql<{ line: string }[]>`
      select concat_ws(e'\t', network_id, 1000 + number, month, (number * 7 + month) % 900, 1000 + number, 'f', 'draft', 1, 'E1', 1, reporter_id) as line
      from series, generate_series(1, ${subjects}::int) number,
        (select period as month from network_periods where network_id = ${network.id} and closed_on is null and period > 24311) months
      where network_id = ${network.id} and key = 1`;
    const text = `${lines.map(({ line }) => line).join("\n")}\n`;
    const begun = performance.now();
    const into =
      await sql`copy figures (network_id, series_key, period, numerator, denominator, not_applicable, status, revision,
      metric_code, metric_version, reporter_id) from stdin`.writable();
    await new Promise((resolve, reject) => {
      into.on("finish", resolve).on("error", reject);
      into.end(text);
    });
    expect(lines).toHaveLength(rows);
    return performance.now() - begun;
  });
}

test("100,000 rows are read, compared and written, beside COPY of the same rows", async () => {
  const count = proof("P7 import of 100,000 rows", { floor: 3 });
  const network = await aWideNetwork(subjects, months);
  const bytes = manyFigures(subjects, months);
  await sleep(500);
  const compared = await measured(() => send(network.brand.manager, network, { bytes }));
  expect(compared.result.difference).toMatchObject({ rows, added: rows, rejected: 0 });
  count.allowed();
  const told: number[] = [];
  const written = await measured(() => compared.result.confirm((done) => told.push(done)));
  expect(written.result).toEqual({ state: "written", figures: rows });
  expect(told).toHaveLength(20);
  count.allowed();
  const again = await measured(() => send(network.brand.manager, network, { bytes }));
  expect(again.result.difference).toMatchObject({ added: 0, changed: 0, unchanged: rows });
  count.allowed();
  const copy = await copied();
  const whole = compared.took + written.took;
  const said = [
    `${bytes.length} bytes`,
    `read and compared in ${Math.round(compared.took)} ms`,
    `written in ${Math.round(written.took)} ms`,
    `COPY ${Math.round(copy)} ms`,
    `ratio ${(copy / whole).toFixed(2)} of all, ${(copy / written.took).toFixed(2)} of writing`,
    `memory +${Math.round(compared.grown)} and +${Math.round(written.grown)} MiB`,
  ];
  process.stdout.write(`P7 ${said.join(", ")}\n`);
  expect(Math.max(compared.grown, written.grown)).toBeLessThan(300);
  count.conclude();
});
