import { aNetwork } from "@/db/testing";
import { test } from "./fixtures";
test("shots", async ({ page, signInAs }) => {
  const network = await aNetwork(null, (text) =>
    text.replace(
      '{"period":"2025-12","due":"2026-01-10"',
      '{"period":"2026-01","due":"2026-02-10"},{"period":"2025-12","due":"2026-01-10"',
    ),
  );
  await signInAs(network.carrier.manager);
  const shot = async (name: string) => {
    for (const [width, colorScheme] of [
      [1440, "light"],
      [1440, "dark"],
      [390, "light"],
      [390, "dark"],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await page.screenshot({
        path: `/tmp/imp/${name}-${width}-${colorScheme}.png`,
        fullPage: true,
      });
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  };
  const rows = [
    "KPI code;Reporting month;Actual;Out of;Remark;Colour",
    "D1;2025-12;900;1000;The storm of the 9th;red",
    "Intact;Jan 2026;95;100;;",
    "D1;2026-01;n/a;;;",
    "P1;12/2025;914;1000;;",
    "R1;2025-12;1;1000;;",
    "D1;2025-11;1;1000;;",
    "R1;2026-01;;;;",
    "Z9;2026-01;1;2;;",
    "R1;2026-01;0x1F;1000;;",
    "R1;sometime;1;1000;;",
    "Z8;2026-01;1;2;;",
  ];
  const path = `/networks/${network.slug}/report/import`;
  await page.goto(path);
  await shot("1-choose");
  await page.getByLabel("File", { exact: true }).setInputFiles({
    name: "figures.csv",
    mimeType: "text/csv",
    buffer: Buffer.from([0xff, 0xfe, 0x61, 0]),
  });
  await page.getByRole("button", { name: "Read the file" }).click();
  await page.getByText("UTF-16.").waitFor();
  await shot("1-refused");
  await page.getByLabel("File", { exact: true }).setInputFiles({
    name: "figures of ours.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(rows.join("\n")),
  });
  await page.getByRole("button", { name: "Read the file" }).click();
  await page.getByText("Columns of").waitFor();
  await shot("2-columns");
  await page.getByRole("button", { name: "Show what changes" }).click();
  await page.getByText("Rows to mend", { exact: true }).waitFor();
  await shot("3-changes");
  await page.getByRole("button", { name: /^Write/ }).click();
  await page.getByText("written as drafts").waitFor();
  await shot("4-done");
});
