import { proof } from "@/db/testing/proof";
import { baseUrl } from "../environment";
import { expect, test } from "../fixtures";
import { send } from "../raw-request";
import { sampled } from "../thorough";
import { addressOf } from "./addresses";
import { foreignSenders } from "./foreign-senders";
import { inParallel } from "./in-parallel";
import { actions, routes } from "./matrix";
import { refused, refusesOtherSites } from "./other-sites";
import { changesBetween, rowsThatMention } from "./rows";
import { aWorld } from "./world";

const url = new URL(baseUrl);
const senders = foreignSenders(url);
const form = { "content-type": "application/x-www-form-urlencoded" };
const signing = ["callback/credentials", "signin/credentials", "signout", "_log", "session"];

// Where an action is called from is looked at before any of them is: one of every third file stands for it here.
const firsts = sampled(
  actions.filter(({ file }, place) => actions.findIndex((one) => one.file === file) === place),
  3,
);

for (const row of firsts) {
  test(`what another site sends to ${row.name} of ${row.file} is refused and changes nothing`, () =>
    refusesOtherSites(row));
}

test("what another site posts to any address is refused and signs nobody out", async () => {
  const count = proof("T18 CSRF, addresses", { floor: 300 });
  const world = await aWorld();
  const cookie = await world.cookieOf("manager");
  const paths = [
    ...routes.map((row) => addressOf(row, world.told("ours"))),
    ...signing.map((name) => `/api/auth/${name}`),
  ];
  const before = await rowsThatMention(world.ids);
  const tries = senders.flatMap((sender) => paths.map((path) => ({ sender, path })));
  const wrong = await inParallel(tries, async ({ sender, path }) => {
    const headers = { ...form, ...cookie, ...sender.headers };
    const answer = await send({ path, method: "POST", headers, body: "a=b&csrfToken=c" });
    count.denied();
    return refused(answer) ? [] : [`${path}, ${sender.why}: ${answer.status}`];
  });
  expect(wrong.flat()).toEqual([]);
  for (const path of paths) {
    for (const method of ["GET", "HEAD"]) {
      const posted = { "x-http-method-override": "POST", "sec-fetch-site": "cross-site" };
      await send({ path: `${path}?_method=POST`, method, headers: { ...cookie, ...posted } });
      count.denied();
    }
  }
  expect(changesBetween(before, await rowsThatMention(world.ids))).toEqual([]);
  const read = await send({ path: `/networks/${world.told("ours").network}`, headers: cookie });
  expect(read.status, "nobody was signed out").toBe(200);
  count.allowed();
  count.conclude();
});
