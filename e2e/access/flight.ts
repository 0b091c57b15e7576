/** A row of React's payload: what a page or an action hands to the browser. */
type FlightRow = { readonly id: string; readonly tag: string; readonly text: string };

/** The rows of a payload. Text rows say their length in bytes, all others end with their line. */
export function flightRows(payload: string): readonly FlightRow[] {
  const bytes = Buffer.from(payload, "utf8");
  const rows: FlightRow[] = [];
  let at = 0;
  while (at < bytes.length) {
    const colon = bytes.indexOf(":", at);
    if (colon < 0) break;
    const id = bytes.toString("utf8", at, colon);
    const tag = /^[A-Z]/.exec(bytes.toString("utf8", colon + 1, colon + 2))?.[0] ?? "";
    const start = colon + 1 + tag.length;
    const comma = bytes.indexOf(",", start);
    const long = tag === "T";
    const length = long ? Number.parseInt(bytes.toString("utf8", start, comma), 16) : 0;
    const newline = bytes.indexOf("\n", start);
    const [from, to] = long
      ? [comma + 1, comma + 1 + length]
      : [start, newline < 0 ? bytes.length : newline];
    rows.push({ id, tag, text: bytes.toString("utf8", from, to) });
    at = long ? to : to + 1;
  }
  return rows;
}

/** What an action answered: its result as data; null where it gave none. */
export function actionResult(payload: string): unknown {
  const rows = flightRows(payload);
  const result: unknown = JSON.parse(rows.find(({ id }) => id === "0")?.text ?? "null");
  if (typeof result !== "object" || result === null || !("a" in result)) return null;
  const named = String(result.a).replace(/^\$@/, "");
  const row = rows.find(({ id }) => id === named);
  return row === undefined || row.tag !== "" ? null : JSON.parse(row.text);
}
