import path from "node:path";
import { expect, test } from "./fixtures";
import { harbour, personCalled } from "./people";

test("the demo's chain health is a picture worth showing", async ({ page, signInAs }, info) => {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await signInAs(await personCalled("executive@brightwave.example"));
  await page.goto(harbour);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("75.81 %");
  await expect(page.getByRole("img", { name: /from January 2023/ })).toBeVisible();
  await page.evaluate(() => document.fonts.ready);
  const wanted = process.env["UPDATE_PICTURE"] === "1";
  const file = wanted
    ? path.join(import.meta.dirname, "..", "docs", "chain-health.png")
    : info.outputPath("chain-health.png");
  const picture = await page.screenshot({
    path: file,
    fullPage: true,
    clip: { x: 0, y: 0, width: 1440, height: 1100 },
  });
  expect(picture.byteLength).toBeGreaterThan(20_000);
});
