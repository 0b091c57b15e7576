import { sql } from "drizzle-orm";
import { afterEach, describe, expect, test, vi } from "vitest";
import { inTime } from "./deadline";
import { asGuest, asJob, asViewer } from "./doors";
import { saveDraft } from "./queries/drafts";
import { aNetwork, aViewer, cellOf } from "./testing";

test("work that is in time gives what it gives, or fails as it fails", async () => {
  expect(await inTime(1_000, () => Promise.resolve("done"))).toBe("done");
  await expect(inTime(1_000, () => Promise.reject(new RangeError("no")))).rejects.toThrow("no");
  await expect(
    inTime(1_000, async (refuseIfLate) => {
      refuseIfLate();
      await Promise.resolve();
      return "asked";
    }),
  ).resolves.toBe("asked");
});

describe("whoever waits for a database that stopped answering is told after eight seconds", () => {
  const late = "did not answer within 8000 ms";

  /** Something to wait for, until `open` is called. */
  function aGate() {
    let open = () => {};
    const opened = new Promise<void>((resolve) => (open = resolve));
    return { open: () => open(), opened };
  }

  /** Stops the clock, once the connections are there that the test needs: the driver waits by it too. */
  async function stopTheClock(connections: () => Promise<unknown>) {
    await connections();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  }

  async function eightSecondsPass(...waiting: readonly Promise<unknown>[]) {
    const told = Promise.all(waiting.map((one) => expect(one).rejects.toThrow(late)));
    await vi.advanceTimersByTimeAsync(8_000);
    await told;
    vi.useRealTimers();
  }

  afterEach(() => {
    vi.useRealTimers();
  });

  test("and nothing that had been written is committed afterwards", async () => {
    const network = await aNetwork();
    const cell = await cellOf(network, "E1");
    const token = await aViewer(network.brand.manager);
    const [begun, stuck] = [aGate(), aGate()];
    await stopTheClock(() => asGuest((tx) => tx.execute(sql`select 1`)));
    let transaction: unknown;
    const waiting = asViewer({ token, writes: true }, async (tx, viewer) => {
      const parts = { numerator: 1, denominator: 2 };
      await saveDraft(tx, viewer, cell, { over: 0, parts, notApplicable: false });
      const [row] = await tx.execute(sql`select pg_current_xact_id()::text as id`);
      transaction = row?.["id"];
      begun.open();
      await stuck.opened;
    });
    await begun.opened;
    await eightSecondsPass(waiting);
    stuck.open();
    await vi.waitFor(async () => {
      const [row] = await asGuest((tx) =>
        tx.execute(sql`select pg_xact_status(${transaction}::text::xid8) as status`),
      );
      expect(row).toEqual({ status: "aborted" });
    });
  });

  test("and work that still waited for a connection isn't begun", async () => {
    const stuck = aGate();
    const begun = [aGate(), aGate()];
    const job = () => asJob(null, (tx) => tx.execute(sql`select pg_sleep(0.1)`));
    await stopTheClock(() => Promise.all([job(), job()]));
    const holders = begun.map(({ open }) =>
      asJob(null, () => {
        open();
        return stuck.opened;
      }),
    );
    await Promise.all(begun.map(({ opened }) => opened));
    const work = vi.fn(() => Promise.resolve());
    await eightSecondsPass(...holders, asJob(null, work));
    stuck.open();
    await job();
    expect(work).not.toHaveBeenCalled();
  });
});
