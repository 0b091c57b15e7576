import type { Rows } from "./rows";

/**
 * Texts of these rows that only those may read to whom they belong: what has the form of a name or a sentence and isn't
 * among the words that everybody is shown.
 *
 * @param publicly what anybody may read
 */
export function markersIn(rows: Rows, publicly: readonly string[]): readonly string[] {
  const texts = [...rows.values()].flatMap(textsIn).filter((text) => /\S[ @]\S/.test(text));
  const open = publicly.join("\n");
  return [...new Set(texts)].filter((text) => text.length > 5 && !open.includes(text));
}

/** Those of the markers that stand in an answer, as they are or as HTML writes them. */
export function markersFound(markers: readonly string[], said: string): readonly string[] {
  return markers.filter((marker) => said.includes(marker) || said.includes(inHtml(marker)));
}

function inHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#x27;");
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
