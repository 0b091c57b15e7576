/** The rows of a plain table without quotes, by column: a fixture's or a reference file's. */
export function table(text: string): readonly ((column: string) => string)[] {
  const [head = "", ...lines] = text.trim().replaceAll('"', "").split("\n");
  const names = head.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return (column) => cells[names.indexOf(column)] ?? "";
  });
}
