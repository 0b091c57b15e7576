import { CsvError, parse } from "csv-parse/sync";
import { readCell } from "@/lib/library/csv";
import { limits } from "./limits";
import { refused, type FileRead } from "./table";

const marks = [",", ";", "\t"] as const;

/**
 * A text of rows: cells parted by commas, semicolons or tabs, whichever the first line has most of; lines may end in CR LF, LF or
 * CR, also mixed. A first line `sep=;` says it itself, as spreadsheets do, and is no row.
 *
 * @param onRows is told how many rows were read, now and then
 */
export function csvTable(
  text: string,
  onRows: (count: number) => void = () => undefined,
): FileRead {
  const said = /^sep=([,;\t])(?:\r\n|\r|\n)/i.exec(text);
  const body = said === null ? text : text.slice(said[0].length);
  const records: string[][] = [];
  try {
    parse(body, {
      delimiter: said?.[1] ?? markOf(body),
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      max_record_size: limits.recordCharacters,
      on_record: (record: string[]) => {
        records.push(record.map(readCell));
        if (records.length % 10_000 === 0) onRows(records.length);
        if (records.length > limits.rows + 1) throw tooMany;
        return null;
      },
    });
  } catch (failure) {
    return refusalOf(failure, records.length + 1);
  }
  return checkedTable(records);
}

const tooMany = new RangeError("more rows than a file may have");

function refusalOf(failure: unknown, row: number): FileRead {
  if (failure === tooMany) return refused("too-many-rows");
  if (!(failure instanceof CsvError)) throw failure;
  return refused(failure.code === "CSV_MAX_RECORD_SIZE" ? "too-long" : "quotes", row);
}

/** The mark that the first line has most of outside quotes. */
function markOf(text: string): string {
  const line =
    /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text.slice(0, limits.recordCharacters))?.[0] ?? "";
  const bare = line.replaceAll(/"(?:[^"]|"")*"/g, "");
  const counts = marks.map((mark) => bare.split(mark).length);
  return marks[counts.indexOf(Math.max(...counts))] ?? ",";
}

/** The rows below the first that says anything, if there are not too many of them and of their cells. */
export function checkedTable(
  records: readonly (readonly (string | readonly [string])[])[],
): FileRead {
  const [first = [], ...rows] = records;
  const header = first.map((cell) => (typeof cell === "string" ? cell : cell[0]).trim());
  while (header.at(-1) === "") header.pop();
  if (header.length === 0) return refused("empty");
  if (rows.length > limits.rows) return refused("too-many-rows");
  const all = [header, ...rows];
  const wide = all.findIndex((row) => row.length > limits.columns);
  if (wide >= 0) return refused("too-many-columns", wide + 1);
  const long = all.findIndex((row) =>
    row.some((cell) => (typeof cell === "string" ? cell : cell[0]).length > limits.textCharacters),
  );
  if (long >= 0) return refused("too-long", long + 1);
  return { table: { header, rows } };
}
