import { beforeEach, expect, test, vi } from "vitest";
import { log } from "@/db/log";
import { missingMigrations, roleFacts, type RoleFacts } from "@/db/role-safety";
import { GET } from "./route";

vi.mock(import("@/db/role-safety"), async (original) => ({
  ...(await original()),
  roleFacts: vi.fn<typeof roleFacts>(),
  missingMigrations: vi.fn<typeof missingMigrations>(),
}));

const safe: RoleFacts = {
  role: "someone",
  isSuperuser: false,
  bypassesRls: false,
  ownsTables: false,
  isOwnersMember: false,
  maySetUpTables: false,
  powers: [],
  serverVersion: 180_006,
};

const error = vi.spyOn(log, "error").mockReturnValue();
const warn = vi.spyOn(log, "warn").mockReturnValue();

beforeEach(() => {
  vi.clearAllMocks();
  vi.mocked(roleFacts).mockResolvedValue(safe);
  vi.mocked(missingMigrations).mockResolvedValue([]);
});

test("says that it is ready, and nothing to the log", async () => {
  const answer = await GET();
  expect([answer.status, await answer.text()]).toEqual([200, "ready\n"]);
  expect(error).not.toHaveBeenCalled();
  expect(warn).not.toHaveBeenCalled();
});

test.each([
  {
    why: "a migration is missing",
    set: () => vi.mocked(missingMigrations).mockResolvedValue(["07_more.sql"]),
    logged: ["migration 07_more.sql is not applied"],
  },
  {
    why: "the role may too much",
    set: () => vi.mocked(roleFacts).mockResolvedValue({ ...safe, bypassesRls: true }),
    logged: ["someone bypasses row-level security"],
  },
  {
    why: "the database is gone",
    set: () => vi.mocked(roleFacts).mockRejectedValue(new Error("ECONNREFUSED 10.0.0.7")),
    logged: ["the database does not answer: Error: ECONNREFUSED 10.0.0.7"],
  },
])("tells the log alone why it isn't ready, once: $why", async ({ set, logged }) => {
  set();
  for (const _ of [1, 2]) {
    const answer = await GET();
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ type: "about:blank", status: 503, title: "Not ready" });
  }
  expect(error.mock.calls).toEqual([[{ problems: logged }, "not ready"]]);
});

test("warns the log of a server that is too old, and is ready", async () => {
  vi.mocked(roleFacts).mockResolvedValue({ ...safe, serverVersion: 180_005 });
  expect(await (await GET()).text()).toBe("ready\n");
  expect(warn).toHaveBeenCalledWith(expect.stringContaining("PostgreSQL 18.5 lacks fixes"));
});
