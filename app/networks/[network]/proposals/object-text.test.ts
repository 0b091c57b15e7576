import { expect, test } from "vitest";
import { objectText } from "./object-text";

const names = new Map([
  ["shop", "The Shop"],
  ["depot", "Depot Ltd"],
]);

test.each([
  { object: "band-set F1", is: "Bands of F1" },
  { object: "forecast F1 shop numerator", is: "Forecast for F1" },
  {
    object: "sla depot shop Install and repair",
    is: "SLA Depot Ltd ⇄ The Shop: Install and repair",
  },
  { object: "fee shop depot", is: "Monthly fee The Shop pays Depot Ltd" },
  { object: "amount shop Value paid late", is: "Amounts The Shop: Value paid late" },
  { object: "pool Joint pot", is: "Pool Joint pot" },
  { object: "sla gone shop Install", is: "SLA gone shop Install" },
  { object: "sla Install and repair", is: "SLA Install and repair" },
])("$object is $is", ({ object, is }) => {
  expect(objectText(object, names)).toBe(is);
});
