const bars = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] as const;

/** Numbers as bars of one character each, from the least to the most of them; NaN is a gap. */
export function sparkline(numbers: readonly number[]): string {
  const known = numbers.filter((one) => !Number.isNaN(one));
  const least = Math.min(...known);
  const span = Math.max(...known) - least;
  return numbers
    .map((one) => {
      if (Number.isNaN(one)) return " ";
      const height = span === 0 ? 0.5 : (one - least) / span;
      return bars[Math.min(7, Math.floor(height * 8))] ?? " ";
    })
    .join("");
}
