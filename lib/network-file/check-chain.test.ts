import { expect, test } from "vitest";
import { checkChain } from "./check-chain";
import { networkFile } from "./network-file";
import { sampleFile, withChanges } from "./sample-file";

function placesOf(changes: Readonly<Record<string, unknown>>) {
  return networkFile
    .parse(withChanges(sampleFile(), changes))
    .networks.flatMap((network) => checkChain(network, ""))
    .map(({ place }) => place);
}

test("finds nothing in a file without a mistake, nor in one without a chain", () => {
  expect(placesOf({})).toEqual([]);
  expect(placesOf({ "/networks/0/chain": null })).toEqual([]);
});

test.each([
  {
    change: { "/networks/0/chain/outcome/metric": "X1" },
    place: "/chain/outcome",
    why: "its outcome is measured",
  },
  {
    change: { "/networks/0/chain/outcome/reporter": "shop" },
    place: "/chain/outcome",
    why: "by who reports it",
  },
  {
    change: { "/networks/0/chain/stages/0/subject": "north" },
    place: "/chain/stages/0",
    why: "and so is each stage",
  },
  {
    change: { "/networks/0/chain/composed": "X1" },
    place: "/chain/composed",
    why: "composed yields are judged by a metric",
  },
  {
    change: { "/networks/0/chain/stages/0/metric": "M1" },
    place: "/chain/stages/0/metric",
    why: "a yield is a proportion",
  },
  {
    change: { "/networks/0/metrics/0/versions/1/decimals": 1 },
    place: "/chain/outcome/metric",
    why: "customers are whole, in every version of the outcome",
  },
])("$place: $why", ({ change, place }) => {
  expect(placesOf(change)).toEqual([place]);
});
