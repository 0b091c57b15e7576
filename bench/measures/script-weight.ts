import { request } from "node:http";
import { judge, type Goal } from "../judge";
import { askOnce, type Asked } from "../http";
import { chainHealth, metric, report, requestOf, scorecard } from "../pages";
import type { Finding } from "../report";
import type { Server } from "../servers";
import type { Bench } from "./bench";

const plain: Goal = { is: "at most", bound: 1.08 };
/** The sheet of figures may weigh 80 kB more than an empty page, which weighs 134. */
const withSheet: Goal = { is: "at most", bound: 1.59 };
const withLibraries: Goal = { is: "at most", bound: 1.1 };

/** P11: the scripts that a page names, as they are transferred, against a floor page with the same libraries or none. */
export async function scriptWeight({
  product,
  floor,
  readers,
}: Bench): Promise<readonly Finding[]> {
  const empty = await weightOf(floor, { path: "/" });
  const libraries = await weightOf(floor, { path: "/libraries" });
  const [pair] = readers.pairs;
  const [chain] = readers.chains;
  const [manager] = readers.managers;
  if (pair === undefined || chain === undefined || manager === undefined) {
    throw new RangeError("nobody reads");
  }
  const pages = [
    { name: "sign-in", asked: { path: "/sign-in" }, under: empty, goal: plain },
    { name: "my month, pair", asked: requestOf(report, manager), under: empty, goal: withSheet },
    {
      name: "scorecard, pair",
      asked: requestOf(scorecard, pair),
      under: libraries,
      goal: withLibraries,
    },
    {
      name: "one metric, pair",
      asked: requestOf(metric, pair),
      under: libraries,
      goal: withLibraries,
    },
    {
      name: "chain health, chain of 7",
      asked: requestOf(chainHealth, chain),
      under: libraries,
      goal: withLibraries,
    },
  ];
  const findings: Finding[] = [];
  for (const { name, asked, under, goal } of pages) {
    const weight = await weightOf(product, asked);
    const value = weight / under;
    findings.push({
      id: "P11",
      what: `${name}, scripts`,
      unit: under === empty ? "x empty page" : "x libraries page",
      value,
      spread: null,
      goal,
      verdict: judge(value, goal, true),
      detail: [`${kilobytes(weight)}; floor ${kilobytes(under)}`],
    });
  }
  return findings;
}

/** Bytes of all scripts that a page names, its lazy parts' included as far as the page knows of them. */
async function weightOf({ port }: Server, asked: Asked): Promise<number> {
  const { body } = await askOnce(port, asked);
  // Only browsers without modules load these.
  const modern = body.replaceAll(/<script[^>]*\bnomodule\b[^>]*>/gi, "");
  const scripts = new Set(
    [...modern.matchAll(/static\/chunks\/[\w./~%-]+?\.js/g)].map(([path]) => path),
  );
  const sizes = await Promise.all([...scripts].map((path) => transferred(port, `/_next/${path}`)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The bytes of a script for a browser that takes gzip: Next leaves those below a kilobyte as they are. */
function transferred(port: number, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(
      { host: "127.0.0.1", port, path, headers: { "accept-encoding": "gzip" } },
      (response) => {
        let size = 0;
        response.on("data", (chunk: Buffer) => (size += chunk.length));
        response.on("error", reject);
        response.on("end", () =>
          response.statusCode === 200
            ? resolve(size)
            : reject(new Error(`${path}: status ${response.statusCode}`)),
        );
      },
    )
      .on("error", reject)
      .end();
  });
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} kB`;
}
