import { readFileSync } from "node:fs";
import path from "node:path";
import { proof } from "@/db/testing/proof";
import { baseUrl } from "../environment";
import { expect, test } from "../fixtures";
import { send } from "../raw-request";
import { sampled } from "../thorough";
import { addressOf } from "./addresses";
import { inParallel } from "./in-parallel";
import { markersFound, markersIn } from "./markers";
import { routes } from "./matrix";
import { cellsOf } from "./row";
import { rowsThatMention } from "./rows";
import { spellings } from "./spellings";
import { aWorld } from "./world";

const { host, origin } = new URL(baseUrl);
const build = readFileSync(
  path.join(import.meta.dirname, "..", "..", ".next", "BUILD_ID"),
  "utf8",
).trim();

test("no spelling of an address shows what is behind the sign-in", async () => {
  test.setTimeout(180_000);
  const count = proof("T11 path variants", { floor: 450 });
  const world = await aWorld();
  const everybodys = await Promise.all(["/sign-in", "/nothing-here"].map((path) => send({ path })));
  const markers = markersIn(
    await rowsThatMention(world.ids),
    everybodys.map(({ body }) => body),
  );
  expect(markers.length).toBeGreaterThan(30);
  // A link is its holder's, however they spell the rest of the address.
  const open = ["everyone", "whoever holds the link"];
  const guarded = routes.filter(({ may, answers }) => !open.includes(may) && answers !== 404);
  for (const row of guarded) {
    const page = addressOf(row, world.told("ours"));
    if (row.answers === "its content") {
      const own = cellsOf(row).find(({ allowed, thing }) => allowed && thing === "ours");
      const cookie = await world.cookieOf(own?.actor ?? "manager");
      const { status, body } = await send({ path: page, headers: cookie });
      expect(status, `${page} is shown to its own`).toBe(200);
      // Figures as data carry numbers and no words.
      if (row.kind === "page") expect(markersFound(markers, body), page).not.toEqual([]);
      count.allowed();
    }
    const ways = sampled(spellings(page, { build, host, origin }), 3);
    expect(ways.length).toBeGreaterThanOrEqual(20);
    const wrong = await inParallel(ways, async (way) => {
      const { status, headers, body } = await send(way);
      count.denied();
      const location = new URL(headers.location ?? "/", baseUrl);
      const html = headers["content-type"]?.startsWith("text/html") === true;
      const policy = String(headers["content-security-policy"]);
      return [
        ...markersFound(markers, body + JSON.stringify(headers)),
        ...(status < 500 ? [] : [`status ${status}`]),
        ...(location.origin === origin ? [] : [`sent to ${location.href}`]),
        ...(html && !policy.includes("object-src 'none'") ? ["no policy"] : []),
      ].map((what) => `${JSON.stringify(way)}: ${what}`);
    });
    expect(wrong.flat()).toEqual([]);
  }
  count.conclude();
});
