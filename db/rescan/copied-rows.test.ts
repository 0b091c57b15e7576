import { expect, test } from "vitest";
import { sql } from "drizzle-orm";
import { copiedAsOperator } from "../doors";
import { copiedRows, type Field } from "./copied-rows";
import { int4In, int4sIn, int8In, int8sIn, uuidIn } from "./copied-values";

const id = "0b7f3c1e-8d52-4f7a-9e61-5a1c2d3e4f50";

const values = sql.raw(`
  select '${id}'::uuid, -7, array[2147483647, -2147483648], array[9007199254740991, null, -9007199254740991, -1],
    9007199254740991, null::int4, array[]::int4[]
  union all select '${id}'::uuid, 1, array[0], array[null::int8], 0, 5, array[null::int4]`);

async function collected<One>(ones: AsyncIterable<One>): Promise<readonly One[]> {
  const all: One[] = [];
  for await (const one of ones) all.push(one);
  return all;
}

async function* all(chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
  for (const chunk of chunks) yield await Promise.resolve(chunk);
}

function rowsIn(chunks: readonly Buffer[]): Promise<readonly (readonly Field[])[]> {
  return collected(copiedRows(all(chunks)));
}

const bytesOf = (query: typeof values) =>
  copiedAsOperator(query, async (bytes) => Buffer.concat(await collected(bytes)));

test("values come as Postgres has them", async () => {
  const [row = [], next = []] = await rowsIn([await bytesOf(values)]);
  expect([uuidIn(row[0]), int4In(row[1]), [...int4sIn(row[2])], [...int8sIn(row[3])]]).toEqual([
    id,
    -7,
    [2147483647, -2147483648],
    [Number.MAX_SAFE_INTEGER, Number.NaN, -Number.MAX_SAFE_INTEGER, -1],
  ]);
  expect([int8In(row[4]), row[5]]).toEqual([Number.MAX_SAFE_INTEGER, null]);
  expect([[...int8sIn(next[3])], int4In(next[5])]).toEqual([[Number.NaN], 5]);
});

test("what is no value of its type is refused", async () => {
  const [row = [], next = []] = await rowsIn([await bytesOf(values)]);
  const refused = [
    () => uuidIn(row[1]),
    () => int4In(row[0]),
    () => int4In(null),
    () => int8In(row[1]),
    () => int4sIn(row[3]),
    () => int8sIn(row[2]),
    () => int4sIn(row[6]),
    () => int4sIn(next[6]),
    () => int8sIn(undefined),
  ];
  for (const read of refused) expect(read).toThrow(RangeError);
});

test("rows are the same wherever their bytes are cut", async () => {
  const bytes = await bytesOf(values);
  const whole = await rowsIn([bytes]);
  expect(whole).toHaveLength(2);
  for (let cut = 0; cut <= bytes.length; cut += 1)
    expect(await rowsIn([bytes.subarray(0, cut), bytes.subarray(cut)])).toEqual(whole);
  expect(await rowsIn([...bytes].map((byte) => Buffer.from([byte])))).toEqual(whole);
});

test("a copy that ends before its end, goes on after it, or is none is refused", async () => {
  const bytes = await bytesOf(values);
  for (let cut = 0; cut < bytes.length; cut += 1)
    await expect(rowsIn([bytes.subarray(0, cut)])).rejects.toThrow("the copy doesn't end");
  await expect(rowsIn([bytes, Buffer.from([0])])).rejects.toThrow("the copy doesn't end");
  await expect(rowsIn([Buffer.alloc(40)])).rejects.toThrow("no copy in binary");
});
