import { expect, test } from "vitest";
import { markersFound, markersIn } from "./markers";

const rows = new Map([
  ['networks "1"', { id: "1", name: "Parcels b & c", slug: "parcels-b", currency: "EUR" }],
  ['figures "1" 2', { networkId: "1", payload: { by: "manager@carrier.example" }, at: null }],
  ['metrics "1"', { name: "Sign in", note: "The depot's book" }],
]);

test("names and sentences mark rows, public words and what stands in addresses don't", () => {
  expect(markersIn(rows, ["<h1>Sign in</h1>"])).toEqual([
    "Parcels b & c",
    "manager@carrier.example",
    "The depot's book",
  ]);
});

test.each([
  { said: "<h1>Parcels b &amp; c</h1>", found: ["Parcels b & c"] },
  { said: '{"source":"The depot\'s book"}', found: ["The depot's book"] },
  { said: "Nothing here: parcels-b", found: [] },
])("$found in $said", ({ said, found }) => {
  expect(markersFound(["Parcels b & c", "The depot's book"], said)).toEqual(found);
});
