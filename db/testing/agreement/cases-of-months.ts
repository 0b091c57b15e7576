import { addMonths, monthNumber } from "@/lib/periods/period";
import { bandChange, comingMonth } from "../proposed";
import { closedMonth, numberOf, openMonth, type Case, type Scene } from "./scene";

const coming = comingMonth();

const effectiveOf = ({ value, network }: Scene, number: number) =>
  value(
    `select effective_from from proposals where network_id = '${network.id}' and number = ${number}`,
  );
/** From when an agreement holds. */
export const casesOfMonths: readonly Case[] = [
  {
    says: "an agreement that comes late holds from the next month, unless its text says otherwise and the month is open",
    plays: async (scene) => {
      const { network, proposes, answers, is, sql } = scene;
      const { brand, carrier } = network;
      const other = { from: openMonth, retroactive: true };
      const open = numberOf(await proposes(brand.manager, [bandChange("P1", "96", "93")], other));
      await answers(carrier.manager, open);
      is("retroactive", await effectiveOf(scene, open), monthNumber(openMonth));
      is(
        "in a closed month",
        await proposes(brand.manager, [bandChange("R1", "96", "93")], {
          ...other,
          from: closedMonth,
        }),
        { refused: "closed" },
      );
      const closed = numberOf(await proposes(brand.manager, [bandChange("R1", "96", "93")], other));
      await sql`update network_periods set closed_on = '2026-01-20' where network_id = ${network.id} and period = ${monthNumber(openMonth)}`;
      await answers(carrier.manager, closed);
      is("closed meanwhile", await effectiveOf(scene, closed), monthNumber(coming));
      is(
        "past",
        await proposes(brand.manager, [bandChange("P1", "97", "93")], {
          from: addMonths(coming, -1),
        }),
        { refused: "past" },
      );
      const late = numberOf(await proposes(brand.manager, [bandChange("P1", "97", "93")]));
      await sql`update proposals set first_period = first_period - 4 where network_id = ${network.id} and number = ${late}`;
      await answers(carrier.manager, late);
      is("late", await effectiveOf(scene, late), monthNumber(coming));
      const later = numberOf(
        await proposes(brand.manager, [bandChange("R1", "97", "93")], {
          from: addMonths(coming, 3),
        }),
      );
      await answers(carrier.manager, later);
      is("ahead", await effectiveOf(scene, later), monthNumber(addMonths(coming, 3)));
    },
  },
  {
    says: "on the first day of a month it may hold from that month",
    plays: async ({ network, proposes, is, sql }) => {
      await sql.unsafe(`create or replace function vault.today_in(network uuid) returns date language sql stable
        set search_path = public, vault, pg_temp as $$ select date '${coming}-01' $$`);
      const { brand } = network;
      is(
        "this month",
        typeof numberOf(
          await proposes(brand.manager, [bandChange("P1", "97", "93")], { from: coming }),
        ),
        "number",
      );
      await sql.unsafe(`create or replace function vault.today_in(network uuid) returns date language sql stable
        set search_path = public, vault, pg_temp as $$ select date '${coming}-02' $$`);
      is(
        "from the second on",
        await proposes(brand.manager, [bandChange("R1", "97", "93")], { from: coming }),
        { refused: "past" },
      );
    },
  },
];
