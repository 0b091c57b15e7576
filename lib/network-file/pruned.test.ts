import { describe, expect, test } from "vitest";
import { networkFile } from "./network-file";
import { pruned } from "./pruned";
import { sampleFile, withChanges } from "./sample-file";

function prunedOf(changes: Readonly<Record<string, unknown>>) {
  const json = withChanges(sampleFile(), changes);
  const { error } = networkFile.safeParse(json);
  if (error === undefined) throw new Error("there is no mistake of shape");
  return pruned(json, error);
}

describe("what is taken out", () => {
  test("is the item with the mistake, and nothing else", () => {
    const { file, lost, problems } = prunedOf({ "/networks/0/figures/1/at": "yesterday" });
    const whole = sampleFile();
    const figures = whole.networks[0]?.figures.filter((_, index) => index !== 1);
    expect(file).toEqual({ ...whole, networks: [{ ...whole.networks[0], figures }] });
    expect([...lost]).toEqual(["figures"]);
    expect(problems.map(({ place }) => place)).toEqual(["/networks/0/figures/1/at"]);
  });

  test("takes with it the lists that stood in it", () => {
    const { file, lost } = prunedOf({ "/organisations/0/slug": "No Slug" });
    expect(file?.organisations.map(({ slug }) => slug)).toEqual(["carrier"]);
    expect([...lost]).toEqual(["organisations", "people"]);
  });

  test("is the metric, when its only version goes", () => {
    const { file, lost } = prunedOf({ "/networks/0/metrics/2/versions/0/kind": "percentage" });
    expect(file?.networks[0]?.metrics.map(({ code }) => code)).toEqual(["P1", "A1"]);
    expect(lost).toContain("versions");
    expect(lost).toContain("metrics");
  });

  test("is the chain, when its only stage goes", () => {
    const { file, lost } = prunedOf({ "/networks/0/chain/stages/0/metric": "no code" });
    expect(file?.networks[0]?.chain).toBeNull();
    expect(lost).toContain("chain");
  });

  test("is a member alone, since the network stands without it", () => {
    const { file } = prunedOf({ "/networks/0/members/2": "NOBODY" });
    expect(file?.networks[0]?.members).toEqual(["shop", "carrier"]);
  });

  test("is the whole network, when the mistake stands in itself", () => {
    const { file, lost } = prunedOf({ "/networks/0/currency": "euro" });
    expect(file?.networks).toEqual([]);
    expect(lost).toContain("figures");
  });

  test("is nothing, when the mistake stands outside every list: then there is no file left", () => {
    expect(prunedOf({ "/throughline": 3 })).toMatchObject({ file: null });
    expect(prunedOf({ "/extra": true })).toMatchObject({
      file: null,
      problems: [{ place: "/extra" }],
    });
  });
});

describe("placeBefore", () => {
  const { placeBefore } = prunedOf({
    "/networks/0/figures/0/at": "yesterday",
    "/networks/0/figures/2/at": "tomorrow",
    "/networks/0/metrics/0/bands/0/bounds/floor": 90,
  });

  test.each([
    { now: "/networks/0/figures/0", before: "/networks/0/figures/1" },
    { now: "/networks/0/figures/1/period", before: "/networks/0/figures/3/period" },
    { now: "/networks/0/metrics/1/code", before: "/networks/0/metrics/1/code" },
    { now: "/networks/0/chain/outcome", before: "/networks/0/chain/outcome" },
    { now: "/throughline", before: "/throughline" },
  ])("$now was $before", ({ now, before }) => {
    expect(placeBefore(now)).toBe(before);
  });
});

test("names with a slash or a tilde are escaped in a place", () => {
  const { problems } = prunedOf({ "/networks/0/figures/0/a~1b": 1 });
  expect(problems.map(({ place }) => place)).toEqual(["/networks/0/figures/0/a~01b"]);
});
