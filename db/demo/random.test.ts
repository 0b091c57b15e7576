import { expect, test } from "vitest";
import { bell, randomFrom, wholeBetween } from "./random";

test("is mulberry32 started from the FNV-1a hash of the seed text", () => {
  const next = randomFrom("foobar");
  expect([next(), next(), next()]).toEqual([
    0.9410142793785781, 0.3306495966389775, 0.35216344334185123,
  ]);
});

test("the same seed gives the same row, another seed another", () => {
  const row = (seed: string) => Array.from({ length: 20 }, randomFrom(seed));
  expect(row("B1 2023-01")).toEqual(row("B1 2023-01"));
  expect(row("B1 2023-01")).not.toEqual(row("B1 2023-02"));
});

test("whole numbers reach both ends and never leave them", () => {
  const next = randomFrom("whole");
  const drawn = new Set(Array.from({ length: 300 }, () => wholeBetween(next, 3, 6)));
  expect(drawn).toEqual(new Set([3, 4, 5, 6]));
});

test("the bell has mean 0 and nearly standard deviation 1, and stays within 2.2", () => {
  const next = randomFrom("bell");
  const draws = Array.from({ length: 5000 }, () => bell(next));
  const mean = draws.reduce((sum, one) => sum + one, 0) / draws.length;
  const variance = draws.reduce((sum, one) => sum + (one - mean) ** 2, 0) / draws.length;
  expect(Math.abs(mean)).toBeLessThan(0.05);
  expect(Math.sqrt(variance)).toBeGreaterThan(0.9);
  expect(Math.sqrt(variance)).toBeLessThan(1.05);
  expect(Math.max(...draws.map(Math.abs))).toBeLessThanOrEqual(2.2);
});
