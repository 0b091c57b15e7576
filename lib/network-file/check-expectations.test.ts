import { expect, test } from "vitest";
import { checkExpectations } from "./check-expectations";
import { networkFile } from "./network-file";
import { sampleFile, withChanges } from "./sample-file";

const by = (organisation: string) => ({
  organisation,
  email: `manager@${organisation}.example`,
  at: "2025-11-03T09:00:00Z",
});
const lawful = {
  ...by("shop"),
  kind: "not-promised",
  says: "No parcel comes on a Sunday.",
  parties: ["shop", "carrier"],
  answers: [
    { ...by("shop"), answer: "agree" },
    { ...by("carrier"), answer: "decline", reason: "It does." },
  ],
};

/** What is found wrong where the sample has this expectation. */
function found(expectation: object) {
  const listed = { "/networks/0/expectations": [expectation] };
  const file = networkFile.parse(withChanges(sampleFile(), listed));
  return file.networks.flatMap((network) => checkExpectations(network, "/networks/0"));
}

test("one that its author agreed to and another declined with a reason is right", () => {
  expect(found(lawful)).toEqual([]);
});

test.each([
  { why: "without its author's yes", is: { answers: lawful.answers.slice(1) }, at: "/answers/0" },
  {
    why: "declined without a reason",
    is: { answers: [lawful.answers[0], { ...by("carrier"), answer: "decline" }] },
    at: "/answers/1/reason",
  },
  {
    why: "answered by no party",
    is: { parties: ["shop", "nobody"] },
    at: "/answers/1/organisation",
  },
  { why: "about a metric, but of none that can't be left", is: { metric: "E1" }, at: "/metric" },
  {
    why: "captive in a metric that isn't there",
    is: { kind: "captive", metric: "Z9" },
    at: "/metric",
  },
  { why: "with somebody's number", is: { says: "Call 0201 555 0199." }, at: "/says" },
  { why: "put by a stranger", is: { email: "who@shop.example" }, at: "" },
])("one $why is found", ({ is, at }) => {
  const places = found({ ...lawful, ...is }).map(({ place }) => place);
  expect(places).toContain(`/networks/0/expectations/0${at}`);
});
