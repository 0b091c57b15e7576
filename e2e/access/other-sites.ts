import { proof } from "@/db/testing/proof";
import { baseUrl } from "../environment";
import { expect } from "../fixtures";
import { send, type Answer } from "../raw-request";
import { actionForm, actionText, documentPut, outcomeOf, type Sent } from "./action-call";
import { addressOf } from "./addresses";
import { idOf } from "./build";
import { foreignSenders } from "./foreign-senders";
import { inParallel } from "./in-parallel";
import { cellsOf, type ActionRow } from "./row";
import { putId } from "./surface";
import { changesBetween, rowsThatMention } from "./rows";
import { aWorld, type Told } from "./world";

const url = new URL(baseUrl);
const senders = foreignSenders(url);

/** Calls an action as other sites would, in every way there is: refused, with nothing changed; our own call is still taken. */
export async function refusesOtherSites(row: ActionRow): Promise<void> {
  const count = proof(`T18 CSRF, ${row.name}`, { floor: 15 });
  const world = await aWorld();
  const who = cellsOf(row).find(({ allowed, thing }) => allowed && thing === "ours");
  const cookie = await world.cookieOf(who?.actor ?? "manager");
  const told = world.told("ours");
  const before = await rowsThatMention(world.ids);
  const calls = callsOf(row, told);
  const tries = senders.flatMap((sender) => calls.map((call) => ({ sender, call })));
  const wrong = await inParallel(tries, async ({ sender, call }) => {
    const headers = { ...call.headers, ...cookie, ...sender.headers };
    const answer = await send({ method: "POST", ...call, headers });
    count.denied();
    return refused(answer) ? [] : [`${row.name} at ${call.path}, ${sender.why}: ${answer.status}`];
  });
  expect(wrong.flat()).toEqual([]);
  for (const method of ["GET", "HEAD"]) {
    for (const call of calls) {
      const posted = { "x-http-method-override": "POST", "x-method-override": "POST" };
      const path = `${call.path}?_method=POST`;
      const headers = { ...call.headers, ...cookie, ...posted };
      const { status } = await send({ path, method, headers });
      expect(status, `${method} ${row.name}`).toBeLessThan(500);
      count.denied();
    }
  }
  expect(changesBetween(before, await rowsThatMention(world.ids)), row.name).toEqual([]);
  const [lawful] = calls;
  if (lawful === undefined) throw new Error(`no call of ${row.name}`);
  const headers = { ...lawful.headers, ...cookie, origin: url.origin };
  const answer = await send({ method: "POST", ...lawful, headers });
  expect(outcomeOf(answer), "our own call is still taken").toBe(row.done);
  const changed = changesBetween(before, await rowsThatMention(world.ids));
  expect(changed.length > 0, "and does what it is for").toBe(row.writes.length > 0);
  count.allowed();
  count.conclude();
}

/** An action as a script calls it and as a form without scripts does, on its own page and on the start page. */
function callsOf(row: ActionRow, told: Told): readonly Sent[] {
  const [id, args] = [idOf(row), row.sends(told)];
  if (id === putId) return [{ path: addressOf({ at: row.from }, told), ...documentPut(args) }];
  return [addressOf({ at: row.from }, told), "/"].flatMap((path) => [
    { path, ...actionText(id, args) },
    { path, ...actionForm(id) },
  ]);
}

/** Refused for where it came from, in the form that problems are told. */
export function refused({ status, headers, body }: Answer): boolean {
  return (
    status === 403 &&
    headers["content-type"] === "application/problem+json" &&
    JSON.parse(body).status === 403
  );
}
