import { inspect } from "node:util";
import { sql } from "drizzle-orm";
import pino from "pino";
import { describe, expect, test, vi } from "vitest";
import { asOperator, asViewer } from "./doors";
import { withoutValues } from "./failure";
import { logOptions } from "./log";

describe("a door keeps what a statement was given to itself", () => {
  const secret = "4111-of-hearts@person.example";
  const failures = [
    { why: "a value that is no uuid", statement: sql`select ${secret}::uuid`, says: "uuid" },
    {
      why: "a text that isn't one of those allowed",
      statement: sql`insert into people (email, name) values (${secret.toUpperCase()}, ${secret})`,
      says: "check constraint",
    },
    {
      why: "a key that is there already",
      statement: sql`
        insert into organisations (slug, name, time_zone)
        values ('same-secret', ${secret}, 'UTC'), ('same-secret', ${secret}, 'UTC')`,
      says: "duplicate key",
    },
    { why: "a statement that is none", statement: sql`selekt ${secret}`, says: "syntax error" },
  ];

  test.each(failures)("when it fails: $why", async ({ statement, says }) => {
    const failure = await asOperator((tx) => tx.execute(statement)).catch(
      (error: unknown) => error,
    );
    if (!(failure instanceof Error)) throw new Error("it was done");
    let lines = "";
    pino(logOptions, { write: (line) => (lines += line) }).error({ err: failure }, "failed");
    for (const told of [
      failure.message,
      failure.stack,
      inspect(failure, { depth: 9, showHidden: true }),
      lines,
    ]) {
      expect(told).toContain(says);
      expect(told?.toLowerCase()).not.toContain(secret);
      expect(told?.toLowerCase()).not.toContain("same-secret");
    }
    expect(failure).toMatchObject({
      name: "PostgresError",
      code: expect.stringMatching(/^\w{5}$/),
    });
    expect(failure.stack).toContain("failure.test.ts");
    expect(failure.cause).toBeUndefined();
  });

  test("when there is nobody to answer it", async () => {
    const url = new URL(process.env["DATABASE_URL"] ?? "");
    url.port = "1";
    vi.stubEnv("DATABASE_URL", url.href);
    try {
      const failure = await asViewer({ token: secret }, () => Promise.resolve()).catch(
        (error: unknown) => error,
      );
      expect(failure).toMatchObject({ code: "ECONNREFUSED" });
      expect(inspect(failure, { depth: 9, showHidden: true })).not.toContain(secret);
    } finally {
      vi.unstubAllEnvs();
    }
  });
});

test("what is no failure of a statement stays what it is", () => {
  for (const failure of [new RangeError("no"), "thrown text", null]) {
    expect(withoutValues(failure)).toBe(failure);
  }
});

test("the log of an error has neither its cause nor its other fields", () => {
  let lines = "";
  const failure = Object.assign(new Error("told", { cause: new Error("hidden") }), {
    code: "X1",
    detail: "hidden",
  });
  pino(logOptions, { write: (line) => (lines += line) }).error(
    { err: failure, token: "hidden" },
    "failed",
  );
  expect(JSON.parse(lines)).toMatchObject({
    err: {
      type: "Error",
      message: "told",
      code: "X1",
      stack: expect.stringContaining("failure.test.ts"),
    },
    msg: "failed",
  });
  expect(lines).not.toContain("hidden");
});
