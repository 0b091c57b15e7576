import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** What the colour scheme decides; everything else is the same in both. */
const ofColour = { type: "rule", values: ["color-contrast", "link-in-text-block"] } as const;

/** The page as it is, every disclosure open: no violation on a desk, in light and dark, and on a phone. */
export async function isAccessible(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: width === 360 ? 760 : 900 });
    // What is shown on a phone has the colours that it has on a desk.
    for (const colorScheme of width === 1440
      ? (["light", "dark"] as const)
      : (["light"] as const)) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const { violations } = await new AxeBuilder({ page })
        .options({
          runOnly: colorScheme === "light" ? tags : { ...ofColour, values: [...ofColour.values] },
          resultTypes: ["violations"],
        })
        .analyze();
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ""}`),
      );
      expect(found, `${width} px, ${colorScheme}`).toEqual([]);
    }
    expect(await smallTargets(page), `targets at ${width} px`).toEqual([]);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** What can be pressed and is smaller than 24 px; a box counts with its label, links within a sentence don't count. */
function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const pressed =
      "button, summary, input:not([type=hidden]), select, textarea, nav a, header a, ol a";
    return [...document.querySelectorAll<HTMLElement>(pressed)].flatMap((element) => {
      const target = element.closest("label") ?? element;
      // What a search has hidden can't be pressed.
      if (target.getClientRects().length === 0) return [];
      const { width, height } = target.getBoundingClientRect();
      return width >= 24 && height >= 24 ? [] : [`${element.outerHTML} ${width} x ${height}`];
    });
  });
}
