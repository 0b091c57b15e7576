import { aNetwork } from "@/db/testing";
import { dataOf } from "./crawl";
import { baseUrl } from "./environment";
import { expect, test } from "./fixtures";
import { enterParts, state } from "./month-page";
import { harbour, personCalled } from "./people";
import { send, type Answer } from "./raw-request";
import { readerAs } from "./reader";
import { actionSentBy, sendAction } from "./sent-action";
import { cookieHeader, sessionCookie } from "./session-cookie";
import { everythingIn } from "./written";

const { host, port, origin } = new URL(baseUrl);
const executive = "executive@brightwave.example";
const form = { "content-type": "application/x-www-form-urlencoded" };

const foreign: readonly { readonly why: string; readonly headers: Record<string, string> }[] = [
  { why: "another site", headers: { origin: "https://evil.example" } },
  { why: "a sandboxed page", headers: { origin: "null" } },
  { why: "a sibling host", headers: { origin: `http://evil.${host}` } },
  { why: "another port", headers: { origin: "http://localhost:1" } },
  { why: "no origin, but cross-site", headers: { "sec-fetch-site": "cross-site" } },
  { why: "no origin, but same-site", headers: { "sec-fetch-site": "same-site" } },
  {
    why: "a forged forwarded host",
    headers: { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
  },
  {
    why: "our host as a prefix",
    headers: { origin: `http://localhost.evil.example:${port}` },
  },
];

test("what another site sends is refused and changes nothing", async ({ page, signInAs }) => {
  const network = await aNetwork();
  const { manager } = network.brand;
  await signInAs(manager);
  await page.goto(`/networks/${network.slug}/report`);
  const lawful = await actionSentBy(page, () =>
    enterParts(page, "E1", { numerator: "1", denominator: "2" }),
  );
  await expect(state(page, "E1")).toHaveText("Saved");
  const before = await everythingIn(network.id);
  const own = { "sec-fetch-site": "", "sec-fetch-mode": "", "sec-fetch-dest": "", referer: "" };
  const { origin: _origin, ...headers } = lawful.headers;
  const stripped = Object.fromEntries(Object.entries(headers).filter(([name]) => !(name in own)));
  const cookie = cookieHeader([await sessionCookie(manager)]);
  for (const { why, headers: from } of foreign) {
    const asAction = await sendAction(
      { ...lawful, headers: stripped },
      { headers: { ...from, ...("origin" in from ? {} : { origin: "" }) }, input: { over: 1 } },
    );
    const posts = ["/", "/sign-in", `/networks/${network.slug}`, "/api/auth/signout", "/healthz"];
    const asForms = await Promise.all(
      ["/api/auth/callback/credentials", ...posts].map((path) =>
        send({ path, method: "POST", headers: { ...form, cookie, ...from }, body: "a=b" }),
      ),
    );
    for (const answer of [asAction, ...asForms]) {
      expect(answer.status, why).toBe(403);
      expect(answer.headers["content-type"], why).toBe("application/problem+json");
      expect(JSON.parse(answer.body)).toMatchObject({ status: 403 });
    }
  }
  expect(await everythingIn(network.id)).toEqual(before);
  const read = await send({ path: `/networks/${network.slug}`, headers: { cookie } });
  expect(read.status, "nobody was signed out").toBe(200);
  const again = await sendAction(lawful, { input: { over: 1, numerator: "2" } });
  expect(again.body, "our own call is still taken").toContain('"state":"saved"');
});

test("looking at an address changes nothing, not even that of signing out", async () => {
  const cookie = cookieHeader([await sessionCookie(await personCalled(executive))]);
  for (const path of ["/api/auth/signout", "/api/auth/signin", "/sign-in"]) {
    await send({ path, headers: { cookie } });
    await send({ path, headers: { cookie, "x-http-method-override": "POST" } });
  }
  expect((await send({ path: harbour, headers: { cookie } })).status).toBe(200);
});

test("only reading and posting are answered", async () => {
  for (const path of ["/", "/sign-in", harbour, "/api/auth/session", "/healthz", "/nothing-here"]) {
    for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"]) {
      const answer = await send({ path, method, headers: { origin } });
      expect(answer.status, `${method} ${path}`).toBe(405);
      expect(answer.headers.allow, `${method} ${path}`).toBe("GET, HEAD, POST");
      expect(answer.headers["content-type"]).toBe("application/problem+json");
    }
    expect((await send({ path, method: "HEAD" })).body).toBe("");
  }
});

test("every answer carries the headers that keep browsers safe", async () => {
  const read = await readerAs(await personCalled(executive));
  const page = await read(harbour);
  const files = [...page.body.matchAll(/"(\/_next\/static\/[^"\\]+\.(?:js|css))"/g)].map(
    ([, path = ""]) => path,
  );
  expect(files.length).toBeGreaterThan(4);
  const answers = await Promise.all([
    ...["/", "/networks", harbour, `${harbour}/metrics`, `${harbour}/metrics/E1`].map((path) =>
      read(path),
    ),
    ...[`${harbour}/metrics/none`, "/networks/none", "/nothing-here", "/api/auth/none"].map(
      (path) => read(path),
    ),
    ...["/sign-in", harbour, "/healthz", "/readyz", "/icon.svg", "/favicon.ico"].map((path) =>
      send({ path }),
    ),
    ...["/api/auth/session", "/api/auth/csrf", "/api/auth/providers"].map((path) => send({ path })),
    ...["/_next/static/none.js", "/_next/image?url=%2Ficon.svg&w=64&q=75", ...files].map((path) =>
      send({ path }),
    ),
    send({ path: "/", method: "DELETE" }),
    send({ path: "/", method: "POST", headers: { origin: "https://evil.example" } }),
    send({ path: "/sign-in", method: "POST", headers: { origin, "next-action": "00" }, body: "[" }),
    dataOf(read, harbour),
  ]);
  for (const { status, headers } of answers) {
    expect(headers, String(status)).toMatchObject({
      "strict-transport-security": "max-age=31536000; includeSubDomains",
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
      "permissions-policy": expect.stringContaining("camera=()"),
    });
    expect(headers["x-powered-by"]).toBeUndefined();
    if (headers["content-type"]?.startsWith("text/html") === true) {
      expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    }
  }
});

test("scripts run by a nonce that is new in each answer", async () => {
  const read = await readerAs(await personCalled("manager@fieldworks.example"));
  const paths = ["/sign-in", harbour, `${harbour}/report`, `${harbour}/metrics/F1`, "/none"];
  const nonces = new Set<string>();
  for (let round = 0; round < 6; round++) {
    for (const { headers, body } of await Promise.all(paths.map((path) => read(path)))) {
      const policy = directives(headers);
      const scripts = policy.get("script-src") ?? "";
      const nonce = /'nonce-([^']{22,})'/.exec(scripts)?.[1] ?? "";
      nonces.add(nonce);
      expect(scripts).not.toMatch(/unsafe|https?:|\*/);
      expect(policy.get("style-src")).not.toMatch(/unsafe|https?:|\*/);
      expect(Object.fromEntries(policy)).toMatchObject({
        "default-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "connect-src": "'self'",
      });
      const tags = body.match(/<script\b[^>]*>/g) ?? [];
      expect(tags.length).toBeGreaterThan(3);
      expect(tags.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
      expect(body.match(/ on(?:click|load|error)=|href="javascript:/g)).toBeNull();
    }
  }
  expect(nonces.size).toBe(6 * paths.length);
});

test("nothing that was shown to somebody signed in is kept in a cache", async () => {
  const read = await readerAs(await personCalled(executive));
  const paths = ["/", "/networks", harbour, `${harbour}/metrics`, `${harbour}/metrics/E1`];
  for (const path of [...paths, "/networks/none", "/api/auth/session", "/api/auth/csrf"]) {
    for (const answer of [await read(path), await dataOf(read, path)]) {
      expect(answer.headers["cache-control"], path).toContain("no-store");
      expect(answer.headers["etag"], path).toBeUndefined();
    }
  }
});

test("whether the app lives and is ready can be asked by anybody, and tells nothing else", async () => {
  const alive = await send({ path: "/healthz" });
  expect([alive.status, alive.body]).toEqual([200, "ok\n"]);
  const ready = await send({ path: "/readyz" });
  expect([ready.status, ready.body]).toEqual([200, "ready\n"]);
  expect(ready.headers["set-cookie"]).toBeUndefined();
});

test("a foreign Host sends nobody elsewhere", async () => {
  const answer = await send({ path: "/networks", headers: { host: "evil.example" } });
  expect(answer.headers.location).toMatch(/^\/sign-in/);
  expect(answer.body).not.toContain("evil.example");
});

function directives(headers: Answer["headers"]): ReadonlyMap<string, string> {
  return new Map(
    String(headers["content-security-policy"])
      .split("; ")
      .map((directive) => {
        const [name = "", ...sources] = directive.split(" ");
        return [name, sources.join(" ")];
      }),
  );
}
