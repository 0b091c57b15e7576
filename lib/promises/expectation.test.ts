import { describe, expect, test } from "vitest";
import { standingOf, unanswered, type Expectation } from "./expectation";

/** An expectation of a, b and c, with these answers: "a+" agrees, "a-" declines. */
function answered(...answers: readonly string[]): Expectation {
  return {
    number: 1,
    kind: "not-promised",
    says: "No connection within a day.",
    metricCode: null,
    organisationId: "a",
    partyIds: ["a", "b", "c"],
    answers: answers.map((text) => ({
      organisationId: text.slice(0, 1),
      personName: "Somebody",
      answer: text.endsWith("+") ? "agree" : "decline",
      reason: text.endsWith("+") ? null : "We do promise it.",
      answeredAt: new Date(0),
    })),
  };
}

describe("where an expectation stands", () => {
  test.each([
    { given: ["a+"], is: "proposed", why: "two haven't answered" },
    { given: ["a+", "b+", "c+"], is: "agreed", why: "all agree" },
    { given: ["a+", "b-"], is: "declined", why: "one doesn't" },
    { given: ["a+", "b-", "c+", "b+"], is: "agreed", why: "who declined agreed later" },
    { given: ["a+", "b+", "c+", "b-"], is: "ended", why: "who agreed doesn't any more" },
    { given: ["a+", "b+", "c+", "b-", "b+"], is: "agreed", why: "and does again" },
    { given: ["a+", "b+", "d+"], is: "proposed", why: "who isn't asked doesn't count" },
    { given: ["a+", "a-"], is: "declined", why: "its author took it back" },
  ])("$given is $is: $why", ({ given, is }) => {
    expect(standingOf(answered(...given))).toBe(is);
  });

  test("who hasn't answered is waited for", () => {
    expect(unanswered(answered("a+", "c-"))).toEqual(["b"]);
  });
});
