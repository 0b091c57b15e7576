import type { Browser, Page } from "@playwright/test";
import { monthNumber, period } from "@/lib/periods/period";
import { anUnsteadyLine } from "./crash/unsteady-line";
import { baseUrl } from "./environment";
import { expect, signIn, test } from "./fixtures";
import { field, holds, panel, remarks, state } from "./month-page";
import { aNetworkOf, type OwnNetwork } from "./own-network";
import { everythingIn } from "./written";

const months = Array.from({ length: 12 }, (_, index) => `2025-${`${index + 1}`.padStart(2, "0")}`);
const codes = Array.from({ length: 40 }, (_, index) => `C${`${index + 1}`.padStart(2, "0")}`);

/** Forty single values of one organisation, twelve months open. */
function aWideNetwork(): Promise<OwnNetwork> {
  return aNetworkOf({
    organisations: { mill: "The Mill", shop: "The Shop" },
    accounts: ["manager", "deputy"],
    months,
    openFrom: "2025-01",
    metrics: codes.map((code) => ({
      code,
      reporters: ["mill"],
      target: "1",
      floor: "0",
      terms: { kind: "amount", unit: "pounds", decimals: 2, denominator: null },
    })),
  });
}

/** A value of its own for each cell of forty rows and twelve months. */
const sheet = codes.map((_code, row) =>
  months.map((_month, column) => `${1000 + row * 20 + column}`),
);
const asText = sheet.map((row) => row.join("\t")).join("\r\n");

test("forty values of four characters take two hundred keys, from the page's load on, and all are there", async ({
  page,
  signInAs,
}) => {
  const network = await aWideNetwork();
  await signInAs(await network.person("manager", "mill"));
  await page.goto(`${network.path}/report`);
  await expect(field(page, "C01", "Value")).toBeFocused();
  let keys = 0;
  for (const [row, values] of sheet.entries()) {
    const [value = ""] = values;
    expect(value, codes[row]).toHaveLength(4);
    for (const key of [...Array.from(value), "Enter"]) {
      await page.keyboard.press(key);
      keys += 1;
    }
  }
  expect(keys).toBeLessThanOrEqual(205);
  await expect(page.getByText("40 of 40 entered")).toBeVisible();
  await page.reload();
  await expect(page.getByText("40 of 40 entered")).toBeVisible();
  for (const [row, code] of codes.entries()) {
    await holds(field(page, code, "Value"), `${sheet[row]?.[0]}.00`);
  }
  await expect(state(page, "C40")).toHaveText("Saved");
});

test("a table of 40 x 12 is pasted at once, undone as one step, redone, and saved once", async ({
  page,
  context,
  signInAs,
}) => {
  const network = await aWideNetwork();
  await signInAs(await network.person("manager", "mill"));
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`${network.path}/report?view=months`);
  await expect(cell(page, 0, 0)).toBeFocused();
  await page.evaluate((text) => navigator.clipboard.writeText(text), asText);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const took: number[] = [];
  for (let tries = 0; tries < 5 && Math.min(999, ...took) > 150; tries += 1) {
    if (tries > 0) await page.keyboard.press("Control+z");
    await holds(cell(page, 39, 11), "");
    took.push(await shownAfterPaste(page));
  }
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  process.stdout.write(`40 x 12 pasted: shown after ${took.join(", ")} ms at 4 x throttle\n`);
  // 150 ms are promised on a machine that does nothing else; beside other tests only what is far beyond is a fault.
  expect(Math.min(...took)).toBeLessThanOrEqual(400);
  await expect(page.getByText("480 cells pasted, whole numbers.")).toBeVisible();

  await page.keyboard.press("Control+z");
  await expect(page.getByText("Undone: 480 figures.")).toBeVisible();
  for (const [row, column] of [
    [0, 0],
    [20, 6],
    [39, 11],
  ] as const) {
    await holds(cell(page, row, column), "");
  }
  await page.keyboard.press("Control+Shift+z");
  await expect(page.getByText("480 of 480 entered")).toBeVisible({ timeout: 30_000 });
  expect(await stored(network)).toEqual(expected());
  const { revisions } = await everythingIn(network.id);
  const last = revisions.filter(({ numerator }) => numerator !== null);
  expect(new Set(last.map(({ source }) => source))).toEqual(new Set(["paste"]));
});

test("what Germany writes is read exactly, what can be read in two ways is asked once, what can't be read is named", async ({
  page,
  signInAs,
}) => {
  const network = await aWideNetwork();
  await signInAs(await network.person("manager", "mill"));
  await page.goto(`${network.path}/report?view=months`);
  await cell(page, 0, 0).click();
  const german = `<html><head><style>td {mso-displayed-decimal-separator:"\\,"; mso-displayed-thousand-separator:"\\.";}</style></head><body><table><tr><td>####</td></tr></table></body></html>`;
  await paste(page, "1.234,56\t0,5\r\n####\t\u22127", german);
  await expect(
    page.getByText("Not taken, because it can’t be read exactly: C02 “####”."),
  ).toBeVisible();
  await holds(cell(page, 0, 0), "1234.56");
  await holds(cell(page, 0, 1), "0.50");
  await holds(cell(page, 1, 0), "");
  await holds(cell(page, 1, 1), "-7.00");

  await cell(page, 5, 0).click();
  await paste(page, "1,234\t5");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("How is “1,234” meant?");
  await dialog.getByRole("button", { name: "As 1234" }).click();
  await expect(cell(page, 5, 0)).toBeFocused();
  await holds(cell(page, 5, 0), "1234.00");

  await cell(page, 7, 0).click();
  const odd = ["1e309", "NaN", "0x1F", "1_000", "\u0661\u0662", "\uff13\uff14", "-0", "n/a"];
  await paste(page, odd.join("\n"));
  for (const [index, says] of ["1e309", "NaN", "0x1F", "1_000"].entries()) {
    await expect(remarks(page, `C${`${8 + index}`.padStart(2, "0")}`)).toContainText(
      `“${says}” is not a number.`,
    );
  }
  await holds(cell(page, 11, 0), "12.00");
  await holds(cell(page, 12, 0), "34.00");
  await holds(cell(page, 13, 0), "0.00");
  await holds(cell(page, 14, 0), "n/a");
  const { figures } = await everythingIn(network.id);
  expect(
    figures.map(({ seriesKey, numerator, notApplicable }) => [seriesKey, numerator, notApplicable]),
  ).toEqual(
    expect.arrayContaining([
      [1, 123456, false],
      [1, 50, false],
      [2, -700, false],
      [6, 123400, false],
      [12, 1200, false],
      [13, 3400, false],
      [14, 0, false],
      [15, null, true],
    ]),
  );
  await expect(panel(page)).toContainText("Nobody else in this network");
});

test("a network cut in the middle of a paste, and the tab closed: nothing is lost and nothing is there twice", async ({
  browser,
}) => {
  const network = await aWideNetwork();
  const unsteady = await anUnsteadyLine(baseUrl);
  const { context, page } = await monthsOver(unsteady.url, browser, network);
  await cell(page, 0, 0).click();
  const cut = unsteady.meet("swallowed");
  await paste(page, asText);
  await cut;
  await context.setOffline(true);
  await page.close();
  await context.setOffline(false);

  const again = await context.newPage();
  await again.goto(`${network.path}/report?view=months`);
  await expect(again.getByText("480 of 480 entered")).toBeVisible({ timeout: 30_000 });
  expect(await stored(network)).toEqual(expected());
  const { revisions } = await everythingIn(network.id);
  expect(revisions).toHaveLength(480);
  expect(new Set(revisions.map(({ revision }) => revision))).toEqual(new Set([1]));
  expect(await again.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await context.close();
  await unsteady.close();
});

/** Presses Ctrl+V, and how many milliseconds later the second frame shows the last of the 480 cells. */
async function shownAfterPaste(page: Page): Promise<number> {
  const body = page.locator("body");
  await body.evaluate((element) => {
    delete element.dataset["shown"];
    const onPaste = () => {
      const began = performance.now();
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          const last = document.querySelector('[data-cell="39 11"]')?.textContent ?? "";
          element.dataset["shown"] = `${Math.round(performance.now() - began)} ${last}`;
        }),
      );
    };
    document.addEventListener("paste", onPaste, { capture: true, once: true });
  });
  await page.keyboard.press("Control+v");
  await expect(body).toHaveAttribute("data-shown", / 1791/);
  return Number((await body.getAttribute("data-shown"))?.split(" ")[0]);
}

function cell(page: Page, row: number, column: number) {
  return page.locator(`[data-cell="${row} ${column}"]`);
}

/** Pastes what a spreadsheet of another country would, which no browser puts on its clipboard as it is. */
async function paste(page: Page, text: string, html = ""): Promise<void> {
  await page.locator(":focus").evaluate(
    (element, payload) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", payload.text);
      clipboardData.setData("text/html", payload.html);
      element.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
      );
    },
    { text, html },
  );
}

async function monthsOver(url: string, browser: Browser, network: OwnNetwork) {
  const context = await browser.newContext({ baseURL: url, reducedMotion: "reduce" });
  await signIn(context, await network.person("manager", "mill"));
  const page = await context.newPage();
  await page.goto(`${network.path}/report?view=months`);
  return { context, page };
}

/** Series, month and value of every figure, in order. */
async function stored({ id }: OwnNetwork) {
  const { figures } = await everythingIn(id);
  return figures
    .map(({ seriesKey, period: month, numerator }) => [seriesKey, month, numerator])
    .toSorted(inOrder);
}

function expected() {
  return sheet
    .flatMap((row, index) =>
      row.map((value, column) => [
        index + 1,
        monthNumber(period(months[column] ?? "")),
        Number(value) * 100,
      ]),
    )
    .toSorted(inOrder);
}

function inOrder(one: readonly (number | null)[], other: readonly (number | null)[]): number {
  return Number(one[0]) - Number(other[0]) || Number(one[1]) - Number(other[1]);
}
