import { AsyncLocalStorage } from "node:async_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { sql } from "drizzle-orm";
import { afterAll, expect, test, vi } from "vitest";
import { closePools } from "./connection";
import { asGuest } from "./doors";
import { keepOutside, outside } from "./outside";

const request = new AsyncLocalStorage<object>();
const freed: string[] = [];
const registry = new FinalizationRegistry<string>((name) => freed.push(name));

afterAll(() => {
  Reflect.deleteProperty(globalThis, Symbol.for("throughline.outside"));
});

test("work outside is nobody's, gives what it gives, and its caller stays who they are", () => {
  keepOutside();
  request.run({}, () => {
    expect(outside(() => request.getStore() ?? "nobody's")).toBe("nobody's");
    expect(request.getStore()).toBeDefined();
  });
});

test("a connection doesn't hold on to the request that opened it", async () => {
  keepOutside();
  await closePools();
  await inRequest();
  const collect = collector();
  await vi.waitFor(
    () => {
      collect();
      expect(freed).toEqual(["the request"]);
    },
    { timeout: 30_000, interval: 50 },
  );
  // The connection is still open: the next one asks over it.
  await asGuest((tx) => tx.execute(sql`select 1`));
});

async function inRequest(): Promise<void> {
  await request.run({}, async () => {
    await asGuest((tx) => tx.execute(sql`select 1`));
    registry.register(request.getStore() ?? {}, "the request");
  });
}

/** What clears memory at once. */
function collector(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc");
}
