import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { aNetwork } from "@/db/testing";
import { hostileFiles } from "@/db/testing/hostile-files";
import { aWideNetwork, manyFigures } from "@/db/testing/many-figures";
import { proof } from "@/db/testing/proof";
import { suggestedColumns } from "@/lib/import/columns";
import { memoryOfApp } from "./app-memory";
import { baseUrl } from "./environment";
import { expect, test } from "./fixtures";
import { cookieHeader, sessionCookie } from "./session-cookie";

const line = z.union([
  z.object({ step: z.string(), rows: z.number() }),
  z.object({ done: z.object({ state: z.string() }).loose() }),
  z.object({ failed: z.literal(true) }),
]);

type Sender = { readonly slug: string; readonly cookie: string };

/** A step of an import, as its page takes it: how often it told how far it is, and what came of it. */
async function step(
  { slug, cookie }: Sender,
  query: string,
  body: Uint8Array<ArrayBuffer> | string,
) {
  const type = typeof body === "string" ? "application/json" : "application/octet-stream";
  const headers = { cookie, origin: baseUrl, "content-type": type };
  const url = `${baseUrl}/api/v1/networks/${slug}/imports${query}`;
  const answer = await fetch(url, { method: "POST", headers, body });
  expect(answer.status).toBe(200);
  const lines = (await answer.text())
    .trim()
    .split("\n")
    .map((one) => line.parse(JSON.parse(one)));
  const last = lines.at(-1);
  if (last === undefined || !("done" in last)) throw new Error(JSON.stringify(last));
  return { told: lines.length - 1, done: last.done };
}

/** Reads a page again and again while work goes on: how long each answer took, in milliseconds. */
async function readMeanwhile<Result>(cookie: string, path: string, work: Promise<Result>) {
  const took: number[] = [];
  const state = { over: false };
  const end = () => {
    state.over = true;
  };
  work.then(end, end);
  const memory = await memoryOfApp();
  let most = memory;
  while (!state.over) {
    const begun = performance.now();
    const { status } = await fetch(baseUrl + path, { headers: { cookie }, redirect: "manual" });
    expect(status).toBe(200);
    took.push(performance.now() - begun);
    most = Math.max(most, await memoryOfApp());
    await sleep(40);
  }
  return {
    result: await work,
    took: took.toSorted((a, b) => a - b),
    grown: (most - memory) / 2 ** 20,
  };
}

function spread(took: readonly number[]): string {
  const at = (share: number) => Math.round(took[Math.floor((took.length - 1) * share)] ?? 0);
  return `${took.length} pages, median ${at(0.5)} ms, 95 of 100 within ${at(0.95)} ms, at most ${at(1)} ms`;
}

async function aReader() {
  const { slug, carrier } = await aNetwork();
  return {
    path: `/networks/${slug}/metrics`,
    cookie: cookieHeader([await sessionCookie(carrier.viewer)]),
  };
}

// What the app holds in memory is measured, so there is one of them at a time.
test.describe.configure({ mode: "serial" });

test("100,000 rows are imported while others read their pages, and the app stays small", async () => {
  test.setTimeout(600_000);
  const count = proof("T43 a long import, on the app as it runs", { floor: 20 });
  const reader = await aReader();
  const network = await aWideNetwork(1000, 100);
  const sender = {
    slug: network.slug,
    cookie: cookieHeader([await sessionCookie(network.brand.manager)]),
  };
  const bytes = Uint8Array.from(manyFigures(1000, 100));
  const alone = await readMeanwhile(reader.cookie, reader.path, sleep(5000));
  const whole = await readMeanwhile(
    reader.cookie,
    reader.path,
    (async () => {
      const begun = performance.now();
      const read = await step(sender, "?name=figures.csv", bytes);
      const file = z.string().parse(read.done["file"]);
      const columns = suggestedColumns([
        "Metric code",
        "Subject",
        "Period",
        "Numerator",
        "Denominator",
      ]);
      const compared = await step(
        sender,
        "",
        JSON.stringify({ step: "compare", file, columns, mark: null }),
      );
      const written = await step(sender, "", JSON.stringify({ step: "confirm", file }));
      return { read, compared, written, took: performance.now() - begun };
    })(),
  );
  const { read, compared, written, took } = whole.result;
  expect(compared.done.state).toBe("compared");
  expect(written.done).toEqual({ state: "written", figures: 100_000 });
  expect(Math.min(read.told, compared.told, written.told)).toBeGreaterThan(0);
  process.stdout.write(
    `100,000 rows in ${Math.round(took)} ms; before: ${spread(alone.took)}; meanwhile: ${spread(whole.took)}; ` +
      `memory of the app +${Math.round(whole.grown)} MiB\n`,
  );
  expect(whole.took.at(-1)).toBeLessThan(3000);
  expect(whole.grown).toBeLessThan(300);
  count.allowed(whole.took.length);
  count.conclude();
});

test("files that try to harm are refused within 5 s while others read their pages, and what they took comes back", async () => {
  test.setTimeout(600_000);
  const count = proof("T42 files that try to harm, on the app as it runs", { floor: 40 });
  const reader = await aReader();
  const { slug, brand } = await aNetwork();
  const sender = { slug, cookie: cookieHeader([await sessionCookie(brand.manager)]) };
  const files = hostileFiles.map(({ name = "a.xlsx", bytes, ...file }) => ({
    ...file,
    name,
    bytes: bytes(),
  }));
  const sent = files.filter(({ bytes }) => bytes.length <= 10_000_000);
  const before = await memoryOfApp();
  const { took } = await readMeanwhile(
    reader.cookie,
    reader.path,
    (async () => {
      for (const { says, name, bytes, code } of [...sent, ...sent]) {
        const begun = performance.now();
        const { done } = await step(sender, `?name=${name}`, Uint8Array.from(bytes));
        expect(done, says).toMatchObject({ state: "refused", refusal: { code } });
        expect(performance.now() - begun, says).toBeLessThan(5000);
        count.denied();
      }
    })(),
  );
  count.allowed(took.length);
  await expect(async () => {
    expect(((await memoryOfApp()) - before) / 2 ** 20, "MiB more than before").toBeLessThan(150);
  }).toPass({ timeout: 30_000 });
  process.stdout.write(`${2 * sent.length} files that try to harm; meanwhile: ${spread(took)}\n`);
  expect(took.at(-1)).toBeLessThan(3000);
  count.conclude();
});
