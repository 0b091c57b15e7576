import { expect, test } from "vitest";
import { addMonths, monthNumber } from "@/lib/periods/period";
import { addToCase } from "../queries/cases";
import { listFigures } from "../queries/figures";
import { actAs, seriesKeys } from "../testing";
import {
  aLedgerNetwork,
  counts,
  entersAll,
  kept,
  ledgerMonth,
  promise,
  stands,
  twoHoursPass,
  waiting,
} from "../testing/ledger-network";
import { storedJobs } from "../testing/jobs";
import { asSuperuser } from "../testing/superuser";
import { feedLedger } from "./feed-ledger";
import { settlePeriods } from "./settle-periods";

const month = ledgerMonth();

test("a case that is reopened counts no more in the open month in which it was closed, whenever that was", async () => {
  const network = await aLedgerNetwork();
  const { desk } = network;
  const before = addMonths(month, -1);
  const [now, earlier] = [monthNumber(month), monthNumber(before)];
  const name = { reference: "4711", openedById: desk.id };
  await entersAll(network, desk.manager, "4711", [promise, kept, { kind: "close" }]);
  // So that it was closed in the middle of the month before, which takes figures still.
  await asSuperuser((db) =>
    db.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`insert into network_periods (network_id, period, due_on)
        values (${network.id}, ${earlier}, '2027-01-10')`;
      await tx`update case_entries set due_at = case kind when 'promise' then ${`${before}-15T11:00:00Z`}::timestamptz end,
        recorded_at = ${`${before}-15T10:00:00Z`}
        where network_id = ${network.id}`;
      await tx`update cases set closed_at = ${`${before}-15T10:00:00Z`} where network_id = ${network.id}`;
      await tx`delete from graphile_worker._private_jobs where key like ${`ledger ${network.id}%`}`;
    }),
  );
  const countsBefore = () => feedLedger({ networkId: network.id, period: earlier });
  const asked = { seriesKeys: [seriesKeys.Q1], first: before, last: before };
  const draft = async () => {
    const [figure] = await actAs(desk.manager, (tx) => listFigures(tx, network.id, asked));
    return figure;
  };
  expect(await countsBefore()).toBe(1);
  expect(await draft()).toMatchObject({ revision: 1, parts: { numerator: 1, denominator: 1 } });
  await counts(network);
  expect(
    await actAs(desk.manager, (tx) =>
      addToCase(tx, network.id, name, { kind: "reopened", says: "It broke again." }),
    ),
  ).toBeNull();
  const keys = (await storedJobs()).flatMap(({ key }) => key ?? []);
  const ours = keys.filter((key) => key.startsWith(`ledger ${network.id}`));
  expect(ours.toSorted()).toEqual(
    [`ledger ${network.id} ${earlier}`, `ledger ${network.id} ${now}`].toSorted(),
  );
  expect(await waiting(network)).toBe(2);
  expect(await countsBefore()).toBe(1);
  expect(await draft()).toMatchObject({ revision: 2, parts: null });
  await actAs(desk.manager, (tx) => addToCase(tx, network.id, name, { kind: "close" }));
  expect(await countsBefore()).toBe(0);
  expect(await counts(network)).toBe(1);
  expect(await stands(network, desk.manager, "Q1")).toMatchObject({
    parts: { numerator: 1, denominator: 1 },
  });
});

test("a month is counted to the end before it closes by itself, and never after", async () => {
  const network = await aLedgerNetwork();
  const { manager } = network.brand;
  await entersAll(network, manager, "4711", [promise, kept]);
  await counts(network);
  await twoHoursPass(network);
  await asSuperuser(async (db) => {
    await db`update networks set closing_days = 1 where id = ${network.id}`;
    await db`update network_periods set due_on = '2025-12-31' where network_id = ${network.id} and closed_on is null`;
  });
  await settlePeriods({ networkId: network.id });
  const [closed] = await asSuperuser(
    (db) => db`select closed_on is not null as closed from network_periods
      where network_id = ${network.id} and period = ${monthNumber(month)}`,
  );
  expect(closed).toEqual({ closed: true });
  expect(await stands(network, manager, "E1")).toMatchObject({
    parts: { numerator: 1, denominator: 1 },
    revision: 1,
  });
  await entersAll(network, manager, "4712", [promise]);
  await twoHoursPass(network);
  expect(await counts(network)).toBe(0);
  expect(await waiting(network)).toBe(0);
  expect(await stands(network, manager, "E1")).toMatchObject({ revision: 1 });
});
