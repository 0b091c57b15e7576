import { expect, test } from "vitest";
import { actionResult, flightRows } from "./flight";

test("rows end with their line, and text rows where their length in bytes says", () => {
  const payload = '0:{"a":"$@1"}\n2:T6,né\n0:1:{"state":"saved"}\n3:I[1,[],"Month"]\n:HL["x"]\n';
  expect(flightRows(payload)).toEqual([
    { id: "0", tag: "", text: '{"a":"$@1"}' },
    { id: "2", tag: "T", text: "né\n0:" },
    { id: "1", tag: "", text: '{"state":"saved"}' },
    { id: "3", tag: "I", text: '[1,[],"Month"]' },
    { id: "", tag: "H", text: 'L["x"]' },
  ]);
});

test.each([
  { payload: '0:{"a":"$@1","b":"x"}\n1:{"state":"saved"}\n', result: { state: "saved" } },
  { payload: '0:{"a":"$@1"}\n1:E{"digest":"7"}\n', result: null },
  { payload: '0:{"q":""}\n', result: null },
])("an action's result is read out of $payload", ({ payload, result }) => {
  expect(actionResult(payload)).toEqual(result);
});
