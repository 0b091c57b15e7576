import { expect, test } from "vitest";
import { handedIn } from "./handed-props";

const payload = [
  '1:I[39756,["/a.js"],"default"]',
  '2:I[21003,["/b.js"],"Month"]',
  '3:{"own":"a rival\'s draft"}',
  '5:["$","div",null,{"children":["$","$L2","2025-12",{"rows":[{"key":1,"by":"$undefined"}],"cost":"$$5","note":"$4","from":"$3","again":"$5:props:children:props:cost"}]}]',
  '4:T6,a noten:["$","$L1",null,{}]',
  "",
].join("\n");

test("what components in the browser are handed is read as React would read it", () => {
  expect(handedIn(payload)).toEqual([
    {
      module: "21003",
      name: "Month",
      props: {
        rows: [{ key: 1 }],
        cost: "$5",
        note: "a note",
        from: { own: "a rival's draft" },
        again: "$5",
      },
    },
    { module: "39756", name: "default", props: {} },
  ]);
});
