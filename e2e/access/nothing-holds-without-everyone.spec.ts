import { inForceIn, standingOf } from "@/db/testing/in-force";
import { proof } from "@/db/testing/proof";
import { expect, test } from "../fixtures";
import { cookieHeader, sessionCookie } from "../session-cookie";
import { callAction, outcomeOf } from "./action-call";
import { surface } from "./build";
import { actions } from "./matrix";
import { aNetworkThatWaits, nothingHoldsWithoutEveryone } from "./without-everyone";

test("no action and no address makes anything hold while one party's agreement is missing", async () => {
  test.setTimeout(300_000);
  // What each person doesn't try here, others do; all of it is in the long proofs.
  await nothingHoldsWithoutEveryone({ tried: "one in turn", floor: 1700 });
});

test("once the missing party agrees it all holds: the same call, by one of its own", async () => {
  const count = proof("T22 the last agreement, over HTTP", { floor: 2 });
  for (const account of ["manager", "board"] as const) {
    const { network, number, hash } = await aNetworkThatWaits();
    const before = await inForceIn(network.id);
    const row = actions.find(({ file, name }) => file.includes("/proposals/") && name === "answer");
    const found = surface.actions.find(({ file, name }) => file === row?.file && name === row.name);
    const answer = await callAction({
      id: found?.id ?? "",
      path: `/networks/${network.slug}/proposals/${number}`,
      args: [network.slug, { number, hash, answer: "agree", reason: "" }],
      headers: { cookie: cookieHeader([await sessionCookie(network.desk[account])]) },
    });
    expect(outcomeOf(answer)).toBe("done");
    const after = await inForceIn(network.id);
    for (const table of ["metric_versions", "band_sets", "agreements", "forecasts"] as const) {
      expect(after[table], table).not.toEqual(before[table]);
    }
    expect(await standingOf(network.id, number)).toMatchObject({ state: "agreed", agreed: 3 });
    count.allowed();
  }
  count.conclude();
});
