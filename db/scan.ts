import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { scanChain } from "@/lib/early-warning/chain-scan";
import { asJson } from "@/lib/early-warning/file/as-json";
import { readTable } from "@/lib/early-warning/file/read-table";
import { asReport } from "@/lib/early-warning/file/report";
import { plain } from "@/lib/early-warning/file/text";
import { readScanInput, scanUsage } from "./scan-input";

const input = readScanInput(process.argv.slice(2));
if ("problem" in input) {
  process.stderr.write(`${input.problem}\n${scanUsage}\n`);
  process.exit(2);
}
const text = await readFile(input.file, "utf8").catch((error: unknown) => {
  process.stderr.write(`${input.file} can't be read: ${String(error)}\n`);
  process.exit(2);
});
const read = readTable(records(text), input.transform);
if ("problems" in read) {
  for (const { row, column, says } of read.problems) {
    const place = column === null ? `row ${row}` : `row ${row}, column ${column}`;
    process.stderr.write(`${plain(`${place}: ${says}`)}\n`);
  }
  const count = read.problems.length;
  process.stderr.write(`\n${count} ${count === 1 ? "problem" : "problems"}, nothing scanned\n`);
  process.exit(1);
}
if (read.ignored.length > 0)
  process.stderr.write(`${plain(`columns not read: ${read.ignored.join(", ")}`)}\n`);
const scans = read.chains.map((chain) => scanChain(chain, input.choices));
process.stdout.write(input.json ? `${asJson(scans)}\n` : asReport(scans, input.choices.levels));

/** The file's records as they stand; spreadsheets of many countries part cells by semicolon. */
function records(csv: string): readonly (readonly string[])[] {
  const [head = ""] = csv.split("\n", 1);
  const [delimiter = ","] = [",", ";", "\t"].toSorted(
    (a, b) => head.split(b).length - head.split(a).length,
  );
  try {
    return parse(csv, {
      bom: true,
      delimiter,
      relax_column_count: true,
      skip_empty_lines: false,
    });
  } catch (error) {
    process.stderr.write(`The file is no CSV: ${plain(String(error))}\n`);
    process.exit(1);
  }
}
