import { expect, test } from "vitest";
import { isActionForm, isActionText } from "./action-body";

const id = "7f858684f053e618ab40f604beb81335e44e47c9ff";

test.each([
  '["parcels",{"key":2,"period":"2025-12","over":1,"numerator":"5","notApplicable":false}]',
  "[]",
  '["$$5 of it","$undefined","$D2025-12-01T00:00:00.000Z","$n-90071992547409930","$NaN","$-0","$T"]',
  '[null,"$K1"]',
  '[{"__proto__":{"admin":true}}]',
])("%s can be sent by a page of ours", (text) => {
  expect(isActionText(text)).toBe(true);
});

test.each([
  { text: "", why: "nothing" },
  { text: "[", why: "half a text" },
  { text: "{}", why: "no array" },
  { text: "1", why: "a number" },
  { text: '"$1"', why: "a reference alone" },
  { text: '["$1"]', why: "a reference to a part" },
  { text: '["$1:constructor:constructor"]', why: "a reference with a path" },
  { text: '["$@1"]', why: "a promise" },
  { text: '["$F1"]', why: "a function" },
  { text: '["$h1"]', why: "a server function" },
  { text: '["$Q1"]', why: "a map" },
  { text: '["$B1"]', why: "a file" },
  { text: '["$r1"]', why: "a stream" },
  { text: '["$nzz"]', why: "no integer" },
  { text: `["$n${"9".repeat(301)}"]`, why: "an integer that takes long to read" },
  { text: '[{"a":[{"b":"$L1"}]}]', why: "something hidden deeper" },
  { text: "[".repeat(50_000) + "]".repeat(50_000), why: "a text nested too deep" },
])("$why is sent by no page of ours", ({ text }) => {
  expect(isActionText(text)).toBe(false);
});

test.each<{
  why: string;
  fields: readonly (readonly [string, unknown])[];
  named: boolean;
  is: boolean;
}>([
  {
    why: "a form with the action's arguments",
    fields: [
      ["1_email", "a@b.example"],
      ["0", '["$K1"]'],
    ],
    named: true,
    is: true,
  },
  { why: "no arguments", fields: [["1_email", "a@b.example"]], named: true, is: false },
  { why: "arguments in a file", fields: [["0", new Blob(["[]"])]], named: true, is: false },
  { why: "arguments cut short", fields: [["0", '["$K1']], named: true, is: false },
  { why: "a form without scripts", fields: [[`$ACTION_ID_${id}`, ""]], named: false, is: true },
  { why: "an id of another length", fields: [["$ACTION_ID_00", ""]], named: false, is: false },
  {
    why: "a bound action, which we have none of",
    fields: [["$ACTION_REF_1", ""]],
    named: false,
    is: false,
  },
  { why: "a form that names no action", fields: [["a", "b"]], named: false, is: false },
])("$why: $is", ({ fields, named, is }) => {
  expect(isActionForm(fields, { named })).toBe(is);
});
