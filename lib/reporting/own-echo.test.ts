import { describe, expect, test } from "vitest";
import { isOwnEcho, sameContent, type Content } from "./own-echo";

const of = (numerator: number, denominator: number | null = 1000): Content => ({
  parts: { numerator, denominator },
  notApplicable: false,
});
const empty: Content = { parts: null, notApplicable: false };
const notApplicable: Content = { parts: null, notApplicable: true };

describe("sameContent", () => {
  test.each([
    { one: of(871), other: of(871), is: true },
    { one: of(871), other: of(872), is: false },
    { one: of(871), other: of(871, 1001), is: false },
    { one: of(871, null), other: of(871), is: false },
    { one: of(0, null), other: empty, is: false },
    { one: empty, other: empty, is: true },
    { one: empty, other: notApplicable, is: false },
    { one: notApplicable, other: notApplicable, is: true },
  ])("$one and $other: $is", ({ one, other, is }) => {
    expect(sameContent(one, other)).toBe(is);
    expect(sameContent(other, one)).toBe(is);
  });
});

describe("isOwnEcho", () => {
  const mine = (content: Content) => ({ ...content, mine: true });
  const theirs = (content: Content) => ({ ...content, mine: false });

  test.each([
    { why: "nothing was written since", since: [], sent: [of(871)], is: false },
    { why: "it is what was sent", since: [mine(of(871))], sent: [of(871)], is: true },
    {
      why: "both that were sent arrived",
      since: [mine(of(871)), mine(of(872))],
      sent: [of(871), of(872)],
      is: true,
    },
    {
      why: "the second arrived, the first didn't",
      since: [mine(of(872))],
      sent: [of(871), of(872)],
      is: true,
    },
    { why: "nothing was sent from here", since: [mine(of(871))], sent: [], is: false },
    { why: "another value came elsewhere", since: [mine(of(9))], sent: [of(871)], is: false },
    { why: "a colleague wrote the same", since: [theirs(of(871))], sent: [of(871)], is: false },
    {
      why: "a colleague came in between",
      since: [mine(of(871)), theirs(of(9))],
      sent: [of(871)],
      is: false,
    },
    {
      why: "a colleague came first",
      since: [theirs(of(9)), mine(of(871))],
      sent: [of(871)],
      is: false,
    },
  ])("$why: $is", ({ since, sent, is }) => {
    expect(isOwnEcho(since, sent)).toBe(is);
  });
});
