import { environmentFor } from "../../db/embedded.mjs";
import { runChild } from "../../db/commands/child-process.mjs";
import { readingFound, type ReadingFound } from "../early-warning/found";
import { growthOf, speeds } from "../early-warning/speed";
import { isRestless, judge, type Goal } from "../judge";
import { ratioOf, spreadOf, type Spread } from "../ratios";
import type { Finding } from "../report";
import type { Bench } from "./bench";

const egress: Goal = { is: "at most", bound: 2.5 };
const memory: Goal = { is: "at most", bound: 300 };
const speed: Goal = { is: "at most", bound: 0.15 };
const proportion: Goal = { is: "at most", bound: 1.1 };

/** At tier L a round reads 15 million figures twice. */
const rounds = 3;

/** P8: all figures out of the database into the engine's arrays, in little memory, and the engine's own pass over a chain. */
export async function rescan(bench: Bench): Promise<readonly Finding[]> {
  const read = await reading(bench, "read");
  const scanned = await reading(bench, "scan");
  const rescanned = await reading(bench, "rescan");
  return [
    ...egressOf(bench, read),
    peak(
      `scanning every tenth chain of 30 of them, in chain-months of ${perMonth(scanned)} ms`,
      scanned,
    ),
    peak(
      `npm run rescan: ${rescanned.chains} chains, ${rescanned.series} series, ${seconds(rescanned.stream)} s`,
      rescanned,
    ),
    ...engine(),
  ];
}

async function reading({ urls }: Bench, work: "read" | "scan" | "rescan"): Promise<ReadingFound> {
  const env = {
    ...environmentFor({ urls, embedded: true }),
    DATABASE_SUPERUSER_URL: urls.bootstrap,
  };
  const times = work === "read" ? rounds : 1;
  const args = ["--import", "tsx", "bench/early-warning/reading.ts", work, `${times}`];
  return readingFound.parse(JSON.parse(await runChild(process.execPath, args, { env })));
}

/** With few figures a round takes milliseconds, most of them no reading: there it is only shown. */
function egressOf({ tier }: Bench, read: ReadingFound): readonly Finding[] {
  const { floor, stream, series, figures } = read;
  const spread = ratioOf(stream, floor);
  const goal = tier === "L" ? egress : null;
  const calm = !isRestless(spreadOf(floor));
  return [
    {
      id: "P8",
      what: "all figures from the database into arrays, over COPY of the same to /dev/null",
      unit: "x",
      value: spread.median,
      spread,
      goal,
      verdict: judge(spread.median, goal, calm),
      detail: [
        `${series.toLocaleString("en")} series, ${figures.toLocaleString("en")} figures in ${seconds(stream)} s; to /dev/null ${seconds(floor)} s`,
      ],
    },
    peak("peak memory of the process that reads them", read),
  ];
}

function peak(what: string, { megabytes: value }: ReadingFound): Finding {
  const verdict = judge(value, memory, true);
  return { id: "P8", what, unit: "MB", value, spread: null, goal: memory, verdict };
}

function engine(): readonly Finding[] {
  const measured = speeds(15, 1);
  const { series, months } = growthOf(measured);
  const usual = measured.find((one) => one.series === 30 && one.months === 120 && !one.gaps);
  const spent = usual?.perMonth ?? spreadOf([Number.NaN]);
  // Half of the rounds far slower than the fastest: others had the processors.
  const calm = !isRestless({ ...spent, max: spent.median });
  const line = (what: string, unit: string, spread: Spread, goal: Goal): Finding => {
    const { median: value } = spread;
    return { id: "P8", what, unit, value, spread, goal, verdict: judge(value, goal, calm) };
  };
  return [
    {
      ...line("the engine, a month of a chain of 30 over 120", "ms", spent, speed),
      detail: measured.map(
        (one) =>
          `${one.series} x ${one.months}${one.gaps ? ", each with a gap" : ""}: ${one.perMonth.median.toFixed(3)} ms`,
      ),
    },
    line("a scan's time grows with this power of its series (15, 30, 60)", "", series, proportion),
    line("and with this power of its months (60, 120, 240)", "", months, proportion),
  ];
}

function perMonth({ scanned, scanning }: ReadingFound): string {
  return (scanning / scanned).toFixed(3);
}

function seconds(milliseconds: readonly number[]): string {
  return (spreadOf(milliseconds).median / 1000).toFixed(1);
}
