import { denominatorDecimals, type Measure, type Parts } from "@/lib/metrics/kind";

/** The parts of a figure in plain digits with a point, exactly: "-12.50"; empty where there is none. */
export function partTexts(
  parts: Parts | null,
  measure: Measure,
): { readonly numerator: string; readonly denominator: string } {
  return {
    numerator: plainText(parts?.numerator ?? null, measure.decimals),
    denominator: plainText(parts?.denominator ?? null, denominatorDecimals(measure)),
  };
}

function plainText(part: number | null, decimals: number): string {
  if (part === null) return "";
  const digits = String(Math.abs(part)).padStart(decimals + 1, "0");
  const point = digits.length - decimals;
  const fraction = decimals === 0 ? "" : `.${digits.slice(point)}`;
  return `${part < 0 ? "-" : ""}${digits.slice(0, point)}${fraction}`;
}
