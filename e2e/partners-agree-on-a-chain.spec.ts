import { aNetwork, type ParcelNetwork } from "@/db/testing";
import { december, withDecember } from "@/db/testing/december";
import { agrees, proposed, termsOf } from "@/db/testing/proposed";
import type { ProposedChange } from "@/lib/proposals/proposal-terms";
import { isAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { fill, part } from "./proposal-page";

test("partners agree on a change of the chain, and the scorecard composes it from the stated month on", async ({
  page,
  signInAs,
}) => {
  const network = await aNetwork();
  await withDecember(network);
  const { brand, carrier, desk } = network;
  const path = `/networks/${network.slug}`;
  await signInAs(carrier.manager);
  const composed = page
    .locator("dt", { hasText: "Composed of the stages" })
    .locator("xpath=following-sibling::dd[1]");
  const stages = page.getByRole("region", { name: "The chain, stage by stage" }).locator("ol li");

  await page.goto(`${path}?period=2025-11`);
  const before = await page.getByRole("main").innerHTML();
  await page.goto(`${path}?period=${december}`);
  await expect(composed).toContainText("95.06 %");

  await page.goto(`${path}/chains`);
  await page.getByRole("link", { name: "Propose a change" }).click();
  await fill(part(page, "The proposal"), {
    Title: "Deliver to the door alone",
    Why: "Nobody asks any more.",
    "From (month)": december,
  });
  await part(page, "The proposal").getByLabel("Hold from that month even if it has begun").check();
  await page.getByRole("button", { name: "Remove this stage" }).last().click();
  await page.getByRole("checkbox", { name: brand.name }).check();
  await page.getByRole("button", { name: "Propose", exact: true }).click();
  await expect(page).toHaveURL(/\/proposals\/1$/);
  expect(await agrees(network, brand.manager, 1)).toEqual({ state: "open" });
  expect(await agrees(network, desk.board, 1)).toEqual({ state: "agreed" });

  await page.goto(`${path}?period=${december}`);
  await expect(page.getByText("As agreed from December 2025")).toBeVisible();
  await expect(page.getByText("Complete", { exact: true })).toBeVisible();
  await expect(stages).toHaveCount(1);
  await expect(composed).toContainText("98.00 %");
  await page.getByRole("link", { name: "proposal 1" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Deliver to the door alone");
  await page.goto(`${path}?period=2025-11`);
  expect(await page.getByRole("main").innerHTML(), "an earlier month stays as it was").toBe(before);

  await agreeOnWays(network);
  await page.goto(path);
  const choice = page.getByRole("navigation", { name: "Choose a chain" });
  await expect(choice.getByRole("link")).toHaveText(["Parcel to door", "Ways"]);
  await choice.getByRole("link", { name: "Ways" }).click();
  await expect(page).toHaveURL(/\?chain=Ways$/);
  await expect(choice.locator("[aria-current=page]")).toHaveText("Ways");
  await expect(page.getByText("Not complete: Pack not measured")).toBeVisible();
  await expect(page.getByRole("link", { name: "Hand-off after Bring" })).toBeVisible();
  await expect(stages).toHaveText([/Bring.*96\.80 %/s, /Pack.*Not measured/s]);
  await isAccessible(page);
  await page.getByRole("link", { name: "the month before" }).click();
  await expect(page).toHaveURL(/chain=Ways#where$/);
  const nowhere = await page.request.get(`${path}?chain=Nowhere`);
  expect(nowhere.status()).toBe(404);
});

test("a chain that nobody has measured yet shows what was agreed, and a month before it leads back to the others", async ({
  page,
  signInAs,
}) => {
  const network = await aNetwork();
  await agreeOnWays(network);
  const path = `/networks/${network.slug}`;
  await signInAs(network.carrier.manager);
  await page.goto(`${path}?chain=Ways`);
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText("Nobody has measured yet what customers got in December 2025");
  const stages = page.getByRole("region", { name: "The chain, stage by stage" }).locator("ol li");
  await expect(stages).toHaveText([/Bring.*No data/s, /Pack.*Not measured/s]);
  await page.goto(`${path}?chain=Ways&period=2025-11`);
  await expect(heading).toHaveText("This chain doesn’t hold in that month");
  await isAccessible(page);
  await page.getByRole("navigation", { name: "Choose a chain" }).getByText("Parcel").click();
  await expect(heading).toContainText("of customers got what was promised");
});

/** Another chain from December on: a stage with two branches that hands over, and one that nothing measures. */
async function agreeOnWays(network: ParcelNetwork): Promise<void> {
  const { brand, carrier, desk } = network;
  const series = (metric: string, reporter: string) => ({ metric, reporter, subject: "" });
  const by = { name: "", organisation: carrier.slug };
  const change: ProposedChange = {
    change: "chain",
    name: "Ways",
    parties: [brand.slug, carrier.slug, desk.slug],
    terms: {
      customer: "end-customer",
      who: "Households",
      promise: "It comes by any way.",
      outcome: series("E1", brand.slug),
      stages: [
        {
          name: "Bring",
          isOptional: false,
          branches: [
            { ...by, share: "60", series: series("D1", carrier.slug) },
            { ...by, share: "40", series: series("P1", carrier.slug) },
          ],
          handOff: series("A1", desk.slug),
        },
        {
          name: "Pack",
          isOptional: false,
          branches: [{ ...by, share: "100", series: null }],
          handOff: null,
        },
      ],
    },
  };
  const terms = termsOf(network, [change], { from: december, retroactive: true });
  const number = await proposed(network, brand.manager, terms);
  await agrees(network, carrier.manager, number);
  await agrees(network, desk.board, number);
}
