import { aNetwork } from "@/db/testing";
import { proof } from "@/db/testing/proof";
import { ownPath } from "@/lib/access/own-path";
import { baseUrl } from "../environment";
import { expect, test } from "../fixtures";
import { send } from "../raw-request";
import { leavingPayloads } from "./leaving-payloads";
import { leadsElsewhere, nobodyIsSentElsewhere } from "./sent-elsewhere";
import { signInTo } from "./sign-in-to";

const { origin, port } = new URL(baseUrl);

// One place answers for all addresses, so each payload is tried at a third of them here, at all in the long proofs.
test("no parameter and no path of an address sends anybody elsewhere", () =>
  nobodyIsSentElsewhere({ tried: "a third", floor: 900 }));

test("whoever signs in or out stays on the site, wherever they wanted to go", async () => {
  const count = proof("T19 redirects, signing in and out", { floor: 100 });
  const password = "a long enough password";
  const { brand, slug } = await aNetwork(password);
  const entered = { email: brand.viewer.email, password };
  for (const payload of leavingPayloads) {
    const path = ownPath(payload, origin);
    expect(new URL(path, origin).origin, `after signing in: ${payload}`).toBe(origin);
    const signedIn = await signInTo(entered, payload);
    expect(signedIn.status, payload).toBe(200);
    const { url } = JSON.parse(signedIn.body);
    expect(new URL(String(url), origin).origin, `as next-auth says: ${payload}`).toBe(origin);
    expect(leadsElsewhere(signedIn)).toEqual([]);
    count.denied(2);
  }
  const own = `/networks/${slug}?period=2025-11`;
  expect(ownPath(own, origin)).toBe(own);
  const home = await signInTo(entered, `${origin}${own}`);
  expect(JSON.parse(home.body).url, "a path of ours is kept").toBe(`${origin}${own}`);
  count.allowed(2);
  count.conclude();
});

test("a host that is only claimed sends nobody there", async () => {
  const count = proof("T19 redirects, hosts", { floor: 30 });
  const claims: readonly Readonly<Record<string, string>>[] = [
    { host: "evil.example" },
    { host: `evil.example:${port}` },
    { host: `localhost:${port}@evil.example` },
    { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
    { forwarded: "host=evil.example;proto=https" },
    { "x-original-host": "evil.example", "x-host": "evil.example" },
  ];
  const paths = [
    "/",
    "/networks",
    "/networks/",
    "/sign-in/",
    "/api/auth/signin",
    "/api/auth/error",
  ];
  for (const headers of claims) {
    for (const path of paths) {
      const answer = await send({ path, headers });
      expect(leadsElsewhere(answer), `${path} ${JSON.stringify(headers)}`).toEqual([]);
      expect(answer.body, path).not.toContain("evil.example");
      count.denied();
    }
  }
  expect((await send({ path: "/networks" })).status).toBe(307);
  count.allowed();
  count.conclude();
});
