import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { actAs, aNetwork, openPeriod, seriesKeys, type Person } from "../testing";
import { refusalOf } from "../testing/refusal";
import { answerValue, claimValue, listValue, type NewValue } from "./value";

const saving: NewValue = {
  period: openPeriod,
  kind: "saving",
  amount: "1200.50",
  currency: "EUR",
  says: "Fewer vans on the road.",
  guard: seriesKeys.P1,
};

test("one side claims, the other recognises it once or says why not; a third sees nothing of it", async () => {
  const { id, brand, carrier, desk } = await aNetwork();
  const claims = (person: Person, other: string, more: Partial<NewValue> = {}) =>
    actAs(person, (tx) => claimValue(tx, id, other, { ...saving, ...more }));
  const answers = (person: Person, entry: number, recognises = true) =>
    actAs(person, (tx) =>
      answerValue(tx, id, { entry, recognises, says: recognises ? null : "We saw none." }),
    );
  const read = (person: Person) => actAs(person, (tx) => listValue(tx, id));
  expect(await claims(carrier.manager, brand.id)).toBeNull();
  expect(await claims(carrier.board, brand.id, { kind: "income", guard: null })).toBeNull();
  expect(await claims(carrier.viewer, brand.id)).toBe("gone");
  expect(await claims(carrier.manager, carrier.id)).toBe("gone");
  expect(await claims(carrier.manager, desk.id)).toBe("no-guard");
  expect(await answers(carrier.manager, 1)).toBe("own");
  expect(await answers(desk.manager, 1)).toBe("gone");
  expect(await answers(brand.viewer, 1)).toBe("gone");
  expect(await answers(brand.board, 1)).toBeNull();
  expect(await answers(brand.manager, 1, false)).toBe("answered");
  expect(await answers(brand.manager, 2, false)).toBeNull();
  const found = await read(brand.viewer);
  expect(found).toMatchObject([
    { number: 2, kind: "income", answer: { recognised: false, says: "We saw none." } },
    { number: 1, amount: "1200.50", guardKey: seriesKeys.P1, answer: { recognised: true } },
  ]);
  expect(await read(carrier.manager)).toEqual(found);
  expect(await read(desk.manager)).toEqual([]);
  const changes = actAs(carrier.manager, (tx) =>
    tx.execute(sql`update value_entries set amount = 1000000`),
  );
  expect(await refusalOf(changes)).toMatch(/permission denied/);
});
