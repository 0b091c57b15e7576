import { expect, test } from "vitest";
import { figuresOf, shapesOf, type Tier } from "./tiers";

const own = (tier: Tier) => shapesOf(tier).filter(({ kind }) => kind !== "twin");

test.each([
  { tier: "M", organisations: 200, figures: 240_000 },
  { tier: "L", organisations: 5_000, figures: 15_000_000 },
] as const)("tier $tier: $organisations organisations, $figures figures", (one) => {
  const members = own(one.tier).map(({ networks, organisations }) => networks * organisations);
  expect(members.reduce((sum, count) => sum + count, 0)).toBe(one.organisations);
  expect(figuresOf(own(one.tier))).toBe(one.figures);
});

test("tier S: a chain of seven with 10,080 figures, and a pair beside it", () => {
  const [pair, chain] = own("S");
  expect(chain).toMatchObject({ kind: "chain", networks: 1, organisations: 7 });
  expect(figuresOf(chain === undefined ? [] : [chain])).toBe(10_080);
  expect(pair).toMatchObject({ kind: "pair", networks: 1, organisations: 2 });
});

test("twins are alike at every tier", () => {
  const twins = (tier: Tier) => shapesOf(tier).filter(({ kind }) => kind === "twin");
  expect(twins("S")).toEqual(twins("M"));
  expect(twins("L")).toEqual(twins("M"));
});
