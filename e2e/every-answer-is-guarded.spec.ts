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
