import type { NetworkFileInput } from "./network-file";

/** How the text of a file ends whose last network has no figures. */
const end = "[]\n    }\n  ]\n}";

/**
 * The text of a network file: two spaces a level, and each figure on a line of its own. The same file is always the same
 * text, so that two exports can be compared line by line.
 *
 * @param file its last network lists its figures last, and has none
 * @param figures those figures, each as JSON
 * @throws RangeError when the file ends otherwise
 */
export function fileText(file: NetworkFileInput, figures: readonly string[]): string {
  const frame = JSON.stringify(file, null, 2);
  if (!frame.endsWith(end)) throw new RangeError("the last network doesn't end with no figures");
  const lines = figures.map((figure) => `\n        ${figure}`).join(",");
  const list = figures.length === 0 ? "[]" : `[${lines}\n      ]`;
  return `${frame.slice(0, -end.length)}${list}${end.slice(2)}\n`;
}
