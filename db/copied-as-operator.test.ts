import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { asOperator, copiedAsOperator } from "./doors";

describe("copiedAsOperator", () => {
  const many = sql`select repeat('x', 1000) from generate_series(1, 20000)`;
  const read = async (bytes: AsyncIterable<Buffer>, pause: () => Promise<void>) => {
    let length = 0;
    for await (const chunk of bytes) {
      length += chunk.length;
      await pause();
    }
    return length;
  };

  test("gives a slow reader all of it, and the connection back", async () => {
    let chunk = 0;
    const now = () => Promise.resolve();
    const slowly = async () => {
      chunk += 1;
      if (chunk % 20 === 0) await sleep(5);
    };
    const whole = await copiedAsOperator(many, (bytes) => read(bytes, now));
    expect(whole).toBe(19 + 20_000 * 1006 + 2);
    for (let turn = 0; turn < 3; turn += 1)
      expect(await copiedAsOperator(many, (bytes) => read(bytes, slowly))).toBe(whole);
    expect(await asOperator((tx) => tx.execute(sql`select 1 as one`))).toEqual([{ one: 1 }]);
  });

  test("a reader that fails or stops early ends it, and gives the connection back", async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      const failing = copiedAsOperator(many, async (bytes) => {
        for await (const chunk of bytes) if (chunk.length > 0) throw new Error("enough");
      });
      await expect(failing).rejects.toThrow("enough");
      expect(await copiedAsOperator(many, () => Promise.resolve("unread"))).toBe("unread");
    }
    expect(await asOperator((tx) => tx.execute(sql`select 1 as one`))).toEqual([{ one: 1 }]);
  });

  test("says what the server says, and takes no parameters", async () => {
    const broken = sql`select repeat('x', 1000 / (10000 - n)) from generate_series(1, 20000) n`;
    await expect(
      copiedAsOperator(broken, (bytes) => read(bytes, () => Promise.resolve())),
    ).rejects.toThrow("division by zero");
    await expect(copiedAsOperator(sql`select ${1}`, () => Promise.resolve())).rejects.toThrow(
      "no parameters",
    );
  });
});
