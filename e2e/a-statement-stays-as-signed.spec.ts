import { settlePeriods } from "@/db/jobs/settle-periods";
import { monthNumber } from "@/lib/periods/period";
import { openPeriod } from "@/db/testing";
import { answersRestatement, aWord, closedByAll, figureOf, restates } from "@/db/testing/settled";
import { aNetworkWithAnSla } from "@/db/testing/settled-sla";
import { asSuperuser } from "@/db/testing/superuser";
import { isAccessible } from "./accessible";
import { expect, test } from "./fixtures";

test("a closed month's statement stays as it was signed; what is restated stands in the next one, the same for both", async ({
  page,
  pageOf,
  signInAs,
}) => {
  const network = await aNetworkWithAnSla();
  const { id, slug, brand, carrier } = network;
  await asSuperuser(
    (db) => db`
      insert into network_periods (network_id, period, due_on)
      values (${id}, ${monthNumber(openPeriod) + 1}, '2026-02-10')`,
  );
  await closedByAll(network);
  await settlePeriods({ networkId: id });
  const statements = `/networks/${slug}/slas`;
  await signInAs(brand.viewer);
  await page.goto(`${statements}?period=2025-12`);
  await expect(page.getByText("As it stood when December 2025 closed")).toBeVisible();
  await expect(page.getByText("Nobody owes anybody anything.")).toBeVisible();

  await restates(carrier.manager, figureOf(network, "P1"), 2, aWord);
  await answersRestatement(brand.manager, figureOf(network, "P1"), 1);
  await page.reload();
  await expect(page.getByText("Nobody owes anybody anything.")).toBeVisible();
  await expect(page.getByText("P1: Met (91.40 %), is now Missed (88.00 %)")).toBeVisible();
  await expect(page.getByText("Credit for P1: €0.00, is now €400.00")).toBeVisible();
  await expect(
    page.getByText("The difference stands in the statement of January 2026."),
  ).toBeVisible();
  await isAccessible(page);
  await page.goto(`${statements}?period=2026-01`);
  await expect(page.getByText(`${carrier.name} owes us €400.00.`)).toBeVisible();
  await expect(page.getByText("Correction of December 2025: Credit for P1")).toBeVisible();
  const csv = await page.request.get(`/api/v1${statements}?period=2026-01&format=csv`);
  expect(await csv.text()).toMatch(/correction,P1,2025-12,2025-12,,,,400\.00,EUR,now/);

  const other = await pageOf(carrier.manager);
  await other.goto(`${statements}?period=2026-01`);
  await expect(other.getByText(`We owe ${brand.name} €400.00.`)).toBeVisible();
  await other.goto(`${statements}?period=2025-12`);
  await expect(other.getByText("Nobody owes anybody anything.")).toBeVisible();
});
