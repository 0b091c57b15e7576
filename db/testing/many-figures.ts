import { monthNumber, period, periodOfMonthNumber } from "@/lib/periods/period";
import { aNetwork, type ParcelNetwork } from "../testing";
import { asSuperuser } from "./superuser";

const first = monthNumber(period("2026-01"));

/** A network in which the brand reports E1 for many subjects, in many open months. */
export async function aWideNetwork(subjects: number, months: number): Promise<ParcelNetwork> {
  const network = await aNetwork();
  await asSuperuser(
    (sql) => sql`
      insert into series (network_id, key, metric_code, subject, reporter_id)
      select ${network.id}, 1000 + number, 'E1', 'Depot ' || number, ${network.brand.id}
      from generate_series(1, ${subjects}::int) number`,
  );
  await asSuperuser(
    (sql) => sql`
      insert into network_periods (network_id, period, due_on)
      select ${network.id}, month, date '2040-01-01' from generate_series(${first}::int, ${first + months - 1}::int) month`,
  );
  // As it would be a minute later: what the planner knows of tables decides by which index keys are looked up.
  await asSuperuser((sql) => sql`analyze series, network_periods, figures`);
  return network;
}

/** A CSV with a figure for each of these subjects and months; `add` makes each another one. */
export function manyFigures(subjects: number, months: number, add = 0): Buffer {
  const lines = ["Metric code,Subject,Period,Numerator,Denominator"];
  for (let month = 0; month < months; month += 1) {
    const name = periodOfMonthNumber(first + month);
    for (let subject = 1; subject <= subjects; subject += 1) {
      const numerator = (subject * 7 + month) % 900;
      lines.push(`E1,Depot ${subject},${name},${numerator + add},${1000 + subject}`);
    }
  }
  return Buffer.from(`${lines.join("\r\n")}\r\n`);
}
