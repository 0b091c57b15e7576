import { expect, test } from "vitest";
import { figureAudience, type Sharing } from "./audience";

const base: Sharing = {
  visibility: "parties",
  partyIds: ["brand", "carrier", "desk"],
  reporterId: "brand",
  seriesAudience: null,
};

test.each<{ why: string; sharing: Sharing; seen: readonly string[] | null }>([
  { why: "parties see", sharing: base, seen: ["brand", "carrier", "desk"] },
  { why: "the whole network sees", sharing: { ...base, visibility: "network" }, seen: null },
  { why: "only the reporter sees", sharing: { ...base, visibility: "reporter" }, seen: ["brand"] },
  {
    why: "a series between two narrows the parties",
    sharing: { ...base, seriesAudience: ["brand", "carrier"] },
    seen: ["brand", "carrier"],
  },
  {
    why: "a series between two narrows the network",
    sharing: { ...base, visibility: "network", seriesAudience: ["brand", "carrier"] },
    seen: ["brand", "carrier"],
  },
  {
    why: "a series never widens",
    sharing: { ...base, visibility: "reporter", seriesAudience: ["brand", "carrier"] },
    seen: ["brand"],
  },
])("$why", ({ sharing, seen }) => {
  expect(figureAudience(sharing)).toEqual(seen);
});
