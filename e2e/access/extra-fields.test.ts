import { expect, test } from "vitest";
import { withFields } from "./extra-fields";

test("fields are added to one object at a time, and never in place of what is sent", () => {
  const sent = ["parcels", { period: "2025-12", seen: [{ key: 1 }, { key: 2 }] }] as const;
  const fields = [
    { name: "role", value: "manager" },
    { name: "period", value: "2001-01" },
  ];
  expect(withFields(sent, fields)).toEqual([
    ["parcels", { period: "2025-12", role: "manager", seen: [{ key: 1 }, { key: 2 }] }],
    [
      "parcels",
      { period: "2025-12", seen: [{ key: 1, role: "manager", period: "2001-01" }, { key: 2 }] },
    ],
    [
      "parcels",
      { period: "2025-12", seen: [{ key: 1 }, { key: 2, role: "manager", period: "2001-01" }] },
    ],
  ]);
});

test("what is named like the prototype is sent as a field of its own", () => {
  const [[changed] = []] = withFields([{ a: 1 }], [{ name: "__proto__", value: "x" }]);
  expect(JSON.stringify(changed)).toBe('{"a":1,"__proto__":"x"}');
});

test("arguments without an object take no field", () => {
  expect(withFields(["parcels", 1], [{ name: "role", value: "x" }])).toEqual([]);
});
