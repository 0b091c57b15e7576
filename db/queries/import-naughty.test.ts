import { expect, test } from "vitest";
import { csvText } from "@/lib/library/csv";
import { writeWorkbook } from "../files/write-workbook";
import { send } from "../testing/import-file";
import { aWideNetwork } from "../testing/many-figures";
import { naughtyStrings } from "../testing/naughty-strings";
import { proof } from "../testing/proof";
import { asSuperuser } from "../testing/superuser";

const header = ["Metric", "Subject", "Period", "Numerator", "Denominator", "Reason"] as const;

/** What a text may have in a CSV at all: with other control characters the whole file is no text. */
// oxlint-disable-next-line no-control-regex
const isText = (text: string) => !/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/u.test(text);

test.each(["csv", "xlsx"] as const)(
  "each naughty string as a reason in %s is kept as sent or its row is refused",
  async (format) => {
    const fitting = naughtyStrings.filter((text) => text.length <= 2000);
    const strings = format === "csv" ? fitting.filter(isText) : fitting;
    const count = proof(`T41 naughty strings as reasons, ${format}, of ${naughtyStrings.length}`, {
      floor: 440,
    });
    const network = await aWideNetwork(strings.length, 1);
    const rows = strings.map((text, index) => [
      "E1",
      `Depot ${index + 1}`,
      "2026-01",
      { number: "1" },
      { number: "2" },
      text,
    ]);
    const bytes =
      format === "csv"
        ? Buffer.from(csvText([header, ...rows]))
        : await writeWorkbook([header, ...rows], { sheet: "One", widths: [] });
    const sent = await send(network.brand.manager, network, { name: `a.${format}`, bytes });
    expect(sent.difference.added + sent.difference.rejected).toBe(strings.length);
    await sent.confirm();
    const kept = await asSuperuser(
      (sql) => sql<{ at: number; reason: string | null }[]>`
        select series_key - 1001 as at, reason from figure_revisions
        where network_id = ${network.id} and source = 'import'`,
    );
    expect(kept).toHaveLength(sent.difference.added);
    for (const { at, reason } of kept) {
      expect(reason ?? "").toBe(strings[at]?.trim());
      count.allowed();
    }
    count.denied(sent.difference.rejected);
    count.conclude();
  },
);

test("each naughty string as metric, subject, reporter, period or number is refused, or names what there is", async () => {
  const strings = naughtyStrings.filter((text) => text.length <= 2000 && isText(text));
  const count = proof("T41 naughty strings as cells of an import", { floor: 2000 });
  const network = await aWideNetwork(1, 1);
  const plain = ["E1", "Depot 1", "2026-01", "1", "2", ""];
  const rows = [0, 1, 2, 3, 4].flatMap((column) => strings.map((text) => plain.with(column, text)));
  const bytes = Buffer.from(csvText([header, ...rows]));
  const { difference } = await send(network.brand.manager, network, { bytes, mark: "." });
  const ignored = difference.ignored.reduce((sum, one) => sum + one.count, 0);
  expect(difference.rows).toBe(rows.length);
  expect(difference.added + difference.rejected + ignored).toBe(rows.length);
  count.denied(difference.rejected);
  count.allowed(difference.added + ignored);
  count.conclude();
});
