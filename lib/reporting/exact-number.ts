import type { NumberProblemCode } from "./problem";

/** What a typed text comes to; `value` is a whole number of smallest units, a safe integer, never -0. */
export type ExactNumber =
  | { readonly state: "empty" }
  | { readonly state: "number"; readonly value: number }
  | { readonly state: "problem"; readonly code: NumberProblemCode };

// Space, no-break space, thin space, narrow no-break space, and both apostrophes.
const separators = " \\u00a0\\u2009\\u202f'\\u2019";
const withCommas = new RegExp(`^[-\\u2212]?[0-9,.${separators}]*$`, "u");
const shape = new RegExp(`^([-\\u2212]?)([0-9][0-9${separators}]*)(?:\\.([0-9]+))?$`, "u");
const groups = new RegExp(`^(?:[0-9]+|[0-9]{1,3}([${separators}])[0-9]{3}(?:\\1[0-9]{3})*)$`, "u");
const anySeparator = new RegExp(`[${separators}]`, "gu");

/** The digits that people type or paste in other scripts, by their nought: Arabic, Persian and Urdu, full width. */
const noughts = [0x660, 0x6f0, 0xff10];

/** The text with its digits as 0 to 9; digits of two scripts in one number stay, and are refused. */
function inAsciiDigits(text: string): string {
  const nought = noughts.find((first) =>
    Array.from(text).some((one) => isDigitFrom(first, one.codePointAt(0) ?? 0)),
  );
  if (nought === undefined || /[0-9]/.test(text)) return text;
  return Array.from(text, (one) => {
    const point = one.codePointAt(0) ?? 0;
    return isDigitFrom(nought, point) ? String(point - nought) : one;
  }).join("");
}

function isDigitFrom(nought: number, point: number): boolean {
  return point >= nought && point < nought + 10;
}

function isNumberWithComma(text: string): boolean {
  return text.includes(",") && /[0-9]/.test(text) && withCommas.test(text);
}

function problem(code: NumberProblemCode): ExactNumber {
  return { state: "problem", code };
}

function inSmallestUnits(digits: string, negative: boolean): ExactNumber {
  const significant = digits.replace(/^0+/, "");
  // 2^53 − 1 has 16 digits; longer texts needn't be read to be refused.
  const size = significant.length > 16 ? Infinity : Number(significant);
  if (!Number.isSafeInteger(size)) return problem("too-large");
  return { state: "number", value: negative && size > 0 ? -size : size };
}

/**
 * The exact number that a person typed or pasted, in whole smallest units of 10^-decimals.
 *
 * Digits 0 to 9, or those of one other script (Arabic, Persian, full width), a minus sign (hyphen or U+2212) before them, a point before at most `decimals` further digits, and
 * groups of three parted by one kind of space or apostrophe. White space around it doesn't count. Everything else is
 * refused with its reason, because a guess would change what was meant: above all a comma, which is a decimal mark to
 * one reader and groups thousands for another.
 */
export function exactNumber(text: string, decimals: number): ExactNumber {
  const trimmed = inAsciiDigits(text.trim());
  if (trimmed === "") return { state: "empty" };
  if (isNumberWithComma(trimmed)) return problem("ambiguous-comma");
  const match = shape.exec(trimmed);
  if (!match) return problem("not-a-number");
  const [, sign = "", before = "", after = ""] = match;
  if (!groups.test(before)) return problem("wrong-groups");
  if (after.length > decimals) return problem("too-many-decimals");
  return inSmallestUnits(
    before.replaceAll(anySeparator, "") + after.padEnd(decimals, "0"),
    sign !== "",
  );
}
