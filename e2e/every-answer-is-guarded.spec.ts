import { baseUrl } from "./environment";
import { expect, test } from "./fixtures";
import { harbour } from "./people";
import { send } from "./raw-request";

const { origin } = new URL(baseUrl);

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

test("whether the app lives and is ready can be asked by anybody, and tells nothing else", async () => {
  const alive = await send({ path: "/healthz" });
  expect([alive.status, alive.body]).toEqual([200, "ok\n"]);
  const ready = await send({ path: "/readyz" });
  expect([ready.status, ready.body]).toEqual([200, "ready\n"]);
  expect(ready.headers["set-cookie"]).toBeUndefined();
});
