import { expect, test } from "vitest";
import { checkCases } from "./check-cases";
import { networkFile } from "./network-file";
import { sampleFile, withChanges } from "./sample-file";

const by = (organisation: string, at: string) => ({
  organisation,
  email: `manager@${organisation}.example`,
  at: `2025-11-0${at}:00:00Z`,
});
const opened = { ...by("shop", "3T09"), kind: "open" };
const promised = {
  ...by("shop", "3T10"),
  kind: "promise",
  role: "shop adviser",
  hand: "S1",
  says: "A call back.",
  due: "2025-11-05T00:00:00Z",
};
const offered = { ...by("shop", "3T11"), kind: "offer", to: "carrier", handed: [1] };
const taken = { ...by("carrier", "3T12"), kind: "acknowledge" };
const lawful = [opened, promised, offered, taken];

/** What is found wrong where the sample has these cases. */
function found(...cases: readonly (readonly object[])[]) {
  const listed = cases.map((entries) => ({ reference: "4711", entries }));
  const file = networkFile.parse(withChanges(sampleFile(), { "/networks/0/cases": listed }));
  return file.networks.flatMap((network) => checkCases(network, "/networks/0"));
}

test("a case handed over with its promise is right, and so is one of the same reference of another's", () => {
  expect(found(lawful, [{ ...opened, ...by("carrier", "4T09") }])).toEqual([]);
});

test.each([
  { why: "begins without being opened", entries: [promised], at: 0, says: "begins with" },
  {
    why: "goes back in time",
    entries: [opened, { ...promised, ...by("shop", "2T09") }],
    at: 1,
    says: "before what stands above",
  },
  {
    why: "is acknowledged by the giver",
    entries: [opened, promised, offered, { ...taken, ...by("shop", "3T12") }],
    at: 3,
    says: "isn't this organisation's",
  },
  {
    why: "holds a telephone number",
    entries: [opened, { ...promised, says: "Call 07700 900123." }],
    at: "1/says",
    says: "telephone",
  },
  {
    why: "hands on a promise that isn't there",
    entries: [opened, { ...offered, handed: [1] }],
    at: 1,
    says: "no such promise",
  },
])("a case that $why is told with its place", ({ entries, at, says }) => {
  expect(found(entries)).toEqual([
    { place: `/networks/0/cases/0/entries/${at}`, says: expect.stringContaining(says) },
  ]);
});

test("strangers, organisations that aren't here and a reference used twice are told", () => {
  const stranger = { ...opened, email: "nobody@shop.example" };
  expect(found([stranger]).map(({ says }) => says)).toEqual([
    expect.stringContaining("nobody@shop.example has no assignment"),
  ]);
  const elsewhere = found([opened, { ...offered, to: "elsewhere", handed: [] }]);
  expect(elsewhere.map(({ says }) => says)).toEqual([expect.stringContaining("elsewhere")]);
  expect(found(lawful, [opened])).toEqual([
    { place: "/networks/0/cases/1/reference", says: expect.stringContaining("another case") },
  ]);
});
