const shape = /^(-?)([0-9]{1,40})(?:\.([0-9]{1,40}))?(?:[eE]([+-]?[0-9]{1,3}))?$/;

/** How many digits a spreadsheet works with, and how many it writes so that its memory finds the same number again. */
const digitsHeld = 15;
const digitsStored = 17;

/** Of how many digits a number may be at most that a sum has come to beside its last digits, such as 0.30000000000000004. */
const digitsMeant = 12;

/**
 * A number as a workbook's file writes it, in plain digits with a point: `4.4000000000000004` is the 4.4 that the spreadsheet
 * holds, `1E-2` is 0.01. Nothing else is rounded: whole numbers, and fractions that say more, keep all their digits. What is no
 * number stays as it is.
 */
export function workbookNumber(text: string): string {
  const found = shape.exec(text.trim());
  if (found === null) return text;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = found;
  const plain = sign + placed(whole + fraction, whole.length + Number(exponent));
  const isExact = !plain.includes(".") || digitsOf(plain) !== digitsStored;
  return isExact ? plain : heldAs(Number(text), plain);
}

/** What a spreadsheet holds as `plain`, where that is shorter. */
function heldAs(number: number, plain: string): string {
  const held = String(number);
  const meant = number.toPrecision(digitsHeld).replace(/(\.[0-9]*[1-9])0+$|\.0*$/, "$1");
  if (held.includes("e") || meant.includes("e")) return plain;
  if (digitsOf(held) <= digitsHeld) return held;
  return digitsOf(meant) <= digitsMeant ? meant : plain;
}

function digitsOf(plain: string): number {
  return plain.replaceAll(/[^0-9]/g, "").replace(/^0+/, "").length;
}

/** Digits with a point after `point` of them, without zeros that say nothing. */
function placed(digits: string, point: number): string {
  const padded = point <= 0 ? "0".repeat(1 - point) + digits : digits.padEnd(point, "0");
  const at = Math.max(point, 1);
  const whole = padded.slice(0, at).replace(/^0+(?=[0-9])/, "");
  const fraction = padded.slice(at).replace(/0+$/, "");
  return fraction === "" ? whole : `${whole}.${fraction}`;
}
