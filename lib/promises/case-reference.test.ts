import { expect, test } from "vitest";
import { isCaseReference, readHand, readRole } from "./case-reference";

test.each([
  { text: "4711", is: true },
  { text: "HB-2026/0042.a", is: true },
  { text: "a".repeat(40), is: true },
  { text: "a".repeat(41), is: false },
  { text: "", is: false },
  { text: "..", is: false },
  { text: "../up", is: false },
  { text: "a//b", is: false },
  { text: "-1", is: false },
  { text: "Jo Bloggs", is: false },
  { text: "jo@example.org", is: false },
  { text: "4711\n", is: false },
  { text: "４７１１", is: false },
])("a case may be called $text: $is", ({ text, is }) => {
  expect(isCaseReference(text)).toBe(is);
});

test.each([
  { text: " a7 ", hand: "A7" },
  { text: "fw-102", hand: "FW-102" },
  { text: "A", hand: null },
  { text: "7", hand: null },
  { text: "Jo", hand: null },
  { text: "ABCD1", hand: null },
  { text: "A12345", hand: null },
])("the hand $text is $hand", ({ text, hand }) => {
  expect(readHand(text)).toBe(hand);
});

test.each([
  { text: " call  centre agent ", role: "call centre agent" },
  { text: "Bürokraft", role: "Bürokraft" },
  { text: "agent 7", role: null },
  { text: "jo@example.org", role: null },
  { text: "", role: null },
  { text: "a".repeat(41), role: null },
])("the role $text is $role", ({ text, role }) => {
  expect(readRole(text)).toBe(role);
});
