import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** What the colour scheme decides, and nothing else does: the dearest rules, so they run once for each scheme. */
const ofColour = ["color-contrast", "link-in-text-block"];
const looks = [
  { name: "on a desk, light", width: 1440, colorScheme: "light", runs: "everything" },
  { name: "on a desk, dark", width: 1440, colorScheme: "dark", runs: "colour" },
  { name: "on a phone", width: 360, colorScheme: "light", runs: "all but colour" },
] as const;

/** The page as it is, every disclosure open: no violation on a desk, in light and dark, and on a phone. */
export async function isAccessible(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  for (const { name, width, colorScheme, runs } of looks) {
    await page.setViewportSize({ width, height: width === 360 ? 760 : 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect(await violations(page, runs), name).toEqual([]);
    if (runs !== "colour") expect(await smallTargets(page), `targets ${name}`).toEqual([]);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

async function violations(
  page: Page,
  runs: (typeof looks)[number]["runs"],
): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page })
    // No page has a frame: the rules run in it once, without a blank page beside it that joins what frames found.
    .setLegacyMode()
    .options({
      runOnly: runs === "colour" ? { type: "rule", values: ofColour } : tags,
      rules:
        runs === "all but colour"
          ? Object.fromEntries(ofColour.map((rule) => [rule, { enabled: false }]))
          : {},
      resultTypes: ["violations"],
    })
    .analyze();
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ""}`),
  );
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
