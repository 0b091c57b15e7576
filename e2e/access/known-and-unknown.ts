import { randomFrom } from "@/db/demo/random";
import { aNetwork } from "@/db/testing";
import { proof, seedOfRun } from "@/db/testing/proof";

import { expect } from "../fixtures";
import type { Answer } from "../raw-request";
import { areaUnderCurve, median } from "./timing";

/** A way to ask about an account; each time from another address of this machine, since failures are counted by address. */
export type Asking = (email: string, from: string) => Promise<Answer>;

type Sample = { readonly known: boolean; readonly took: number; readonly said: string };

/**
 * Shows that asking about an account that is there can't be told from asking about one that isn't: by status, headers,
 * body or duration. Both are asked in turns, in an order left to chance.
 *
 * @param limits `within` is how far from mere guessing the area under the curve may be, `apart` how many milliseconds
 *   may lie between the medians
 */
export async function cannotBeTold(
  what: string,
  ask: Asking,
  {
    samples,
    within,
    apart,
  }: { readonly samples: number; readonly within: number; readonly apart: number },
): Promise<void> {
  const seed = seedOfRun();
  const count = proof(`T16 enumeration, ${what}`, { floor: 2 * samples, seed });
  const { brand, carrier, desk } = await aNetwork("a long enough password");
  const people = [brand, carrier, desk].flatMap((one) => [
    one.manager,
    one.viewer,
    one.board,
    one.admin,
  ]);
  const random = randomFrom(`${seed}`);
  const taken: Sample[] = [];
  for (let round = 0; round < samples; round++) {
    const email = people[round % people.length]?.email ?? "";
    const first = random() < 0.5;
    for (const known of [first, !first]) {
      const from = `127.${known ? 20 : 21}.${Math.floor(round / 250)}.${(round % 250) + 1}`;
      const start = performance.now();
      const asked = known ? email : `no-${email}`;
      const answer = await ask(asked, from);
      // What was asked may be repeated.
      const said = withoutDate(answer).replaceAll(asked, "the address");
      taken.push({ known, took: performance.now() - start, said });
      count.denied();
    }
  }
  expect(new Set(taken.map(({ said }) => said)).size, "they say the same").toBe(1);
  const of = (known: boolean) => taken.filter((one) => one.known === known).map(({ took }) => took);
  const [known, unknown] = [of(true), of(false)];
  const area = areaUnderCurve(known, unknown);
  process.stdout.write(
    `T16 ${what}: medians ${median(known).toFixed(1)} and ${median(unknown).toFixed(1)} ms, AUC ${area.toFixed(3)}\n`,
  );
  const between = Math.abs(median(known) - median(unknown));
  expect(between, "milliseconds between the medians").toBeLessThan(apart);
  expect(Math.abs(area - 0.5), "what guessing by duration gains").toBeLessThanOrEqual(within);
  count.allowed();
  count.conclude();
}

function withoutDate({ status, headers, body }: Answer): string {
  const { date: _date, "content-security-policy": policy, ...rest } = headers;
  const plain = String(policy).replaceAll(/'nonce-[^']*'/g, "'nonce'");
  return JSON.stringify({ status, rest, plain, body });
}
