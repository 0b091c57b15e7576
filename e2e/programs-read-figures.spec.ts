import { aNetwork, type Person } from "@/db/testing";
import { expect, test } from "./fixtures";
import { send, type Answer } from "./raw-request";
import { cookieHeader, sessionCookie } from "./session-cookie";

async function asked(path: string, person?: Person): Promise<Answer> {
  const headers = person && { cookie: cookieHeader([await sessionCookie(person)]) };
  return send({ path, ...(headers && { headers }) });
}

function expectProblem(answer: Answer, status: number, why: string) {
  expect(answer.status, why).toBe(status);
  expect(answer.headers["content-type"], why).toBe("application/problem+json");
  expect(answer.headers["cache-control"], why).toBe("no-store");
  expect(JSON.parse(answer.body), why).toMatchObject({ type: "about:blank", status });
}

test("a program reads the figures of a network that its person sees", async () => {
  const network = await aNetwork();
  const path = `/api/v1/networks/${network.slug}/figures?from=2025-11&to=2025-12`;
  const answer = await asked(path, network.brand.viewer);
  expect(answer.status).toBe(200);
  expect(answer.headers["content-type"]).toBe("application/json");
  expect(answer.headers["cache-control"]).toBe("no-store");
  const { series } = JSON.parse(answer.body);
  const P1 = { metric: "P1", periods: ["2025-11", "2025-12"], statuses: ["final", "submitted"] };
  expect(series).toContainEqual(expect.objectContaining(P1));
  const carriers = await asked(path, network.carrier.viewer);
  expect(carriers.body).toContain('"metric":"R1"');
  expect(JSON.parse(carriers.body)).not.toEqual(JSON.parse(answer.body));
});

test("whoever may not read learns nothing, and what was wrong is said for programs", async () => {
  const network = await aNetwork();
  const other = await aNetwork();
  const path = `/api/v1/networks/${network.slug}/figures`;
  expectProblem(await asked(path), 401, "nobody is signed in");
  const foreign = await asked(path, other.brand.manager);
  expectProblem(foreign, 404, "another's network");
  const none = await asked("/api/v1/networks/no-such-network/figures", other.brand.manager);
  expect(none.body, "as if it didn't exist").toBe(foreign.body);
  expectProblem(await asked(path, network.brand.admin), 404, "an admin without a role");
  for (const query of [
    "from=2025",
    "to=2025-13",
    "from=2025-12&to=2025-11",
    "from=2025-11&from=2025-12",
    "since=2025-11",
    "from=",
  ]) {
    expectProblem(await asked(`${path}?${query}`, network.brand.viewer), 400, query);
  }
  expectProblem(
    await asked(`${path}?from=2025`, other.brand.manager),
    404,
    "malformed, not theirs",
  );
});

test("a program reads the definitions that its person sees, as JSON and as CSV", async () => {
  const network = await aNetwork();
  const path = `/api/v1/networks/${network.slug}/definitions`;
  const json = await asked(path, network.desk.viewer);
  expect(json.status).toBe(200);
  expect(json.headers["content-type"]).toBe("application/json");
  const { throughlineDefinitions, definitions } = JSON.parse(json.body);
  expect(throughlineDefinitions).toBe(1);
  expect(definitions.map(({ metric }: { metric: string }) => metric)).not.toContain("P1");
  const csv = await asked(`${path}?format=csv`, network.desk.viewer);
  expect(csv.headers["content-type"]).toBe("text/csv; charset=utf-8; header=present");
  expect(csv.headers["content-disposition"]).toBe(
    `attachment; filename="definitions-${network.slug}.csv"`,
  );
  expect(csv.body).toMatch(/^metric,effectiveFrom,version,.*\r\nA1,2025-10,1,/);
  expectProblem(await asked(`${path}?format=xlsx`, network.desk.viewer), 400, "another format");
  expectProblem(await asked(path), 401, "nobody is signed in");
});
