import { sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import postgres from "postgres";
import { runCommand } from "../../db/commands/run-command.mjs";
import { closePools } from "../../db/connection";
import { copiedAsOperator } from "../../db/doors";
import { copiedSeries, seriesFrom, type CopiedSeries } from "../../db/rescan/copied-figures";
import { rescanChains } from "../../db/rescan/rescan-chains";
import { chainOf, scanInput } from "@/lib/early-warning/scan-input";
import type { ReadingFound } from "./found";

const [work, count = "3"] = process.argv.slice(2);

const figures = seriesFrom(sql`figures`);

/** As long as the chains that the engine is measured by. */
const longest = 30;

/** Reads all figures, or scans them, in a process of its own, and writes what it took as JSON. */
async function main(): Promise<void> {
  const found = await (work === "rescan" ? rescanned() : read(Number(count), work === "scan"));
  await closePools();
  const megabytes = process.resourceUsage().maxRSS / 1024;
  const told: ReadingFound = { ...found, megabytes };
  process.stdout.write(JSON.stringify(told));
}

/** Rounds in which the server first throws away what it sends afterwards. */
async function read(rounds: number, scans: boolean) {
  const superuser = postgres(process.env["DATABASE_SUPERUSER_URL"] ?? "", { max: 1 });
  const discarding = `copy (${new PgDialect().sqlToQuery(figures).sql}) to '/dev/null' (format binary)`;
  const [floor, stream]: readonly [number[], number[]] = [[], []];
  const totals = { series: 0, figures: 0, chains: 0, scanned: 0, scanning: 0 };
  for (let round = 0; round < rounds; round += 1) {
    if (!scans) floor.push(await timed(() => superuser.unsafe(discarding)));
    Object.assign(totals, { series: 0, figures: 0, chains: 0 });
    stream.push(
      await timed(() =>
        copiedAsOperator(figures, async (bytes) => {
          for await (const chain of copiedSeries(bytes, areTogether)) {
            totals.chains += 1;
            totals.series += chain.length;
            for (const { reported } of chain) totals.figures += reported.periods.length;
            if (scans && totals.chains % 10 === 0 && chain.length === longest) scan(chain, totals);
          }
        }),
      ),
    );
  }
  await superuser.end();
  return { ...totals, floor, stream };
}

function scan(chain: readonly CopiedSeries[], totals: { scanned: number; scanning: number }): void {
  const before = performance.now();
  const made = chainOf({
    figures: new Map(chain.map(({ key, reported }) => [key, reported])),
    versions: [
      {
        metric: "M",
        version: 1,
        comparable: true,
        kind: "proportion",
        direction: "higher",
        decimals: 0,
      },
    ],
    series: chain.map(({ key }, place) => ({
      key,
      metric: "M",
      isOutcome: false,
      position: place + 1,
      stage: `${place % 5}`,
      partner: `${Math.floor(place / 5)}`,
    })),
  });
  if (made !== null) scanInput(made);
  totals.scanning += performance.now() - before;
  totals.scanned += chain[0]?.reported.periods.length ?? 0;
}

/** Series of one network, thirty by thirty: few of its chains are as long. */
function areTogether(one: CopiedSeries, next: CopiedSeries): boolean {
  const block = ({ key }: CopiedSeries) => Math.floor((key - 1) / longest);
  return one.networkId === next.networkId && block(one) === block(next);
}

async function rescanned() {
  const before = performance.now();
  const { chains, series, figures } = await rescanChains();
  const took = performance.now() - before;
  return { chains, series, figures, scanned: 0, scanning: 0, floor: [], stream: [took] };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

await runCommand(main);
