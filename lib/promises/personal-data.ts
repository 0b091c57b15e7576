import { isCaseReference } from "./case-reference";

/** What a text may not hold about an end customer. */
export type PersonalData = "mail-address" | "phone-number";

/** The fewest digits in a row, with what is written between them, that are read as a telephone number. */
const phoneDigits = 7;

/**
 * Finds a mail address or a telephone number in free text, also where spaces, points, brackets, hyphens, slashes, a plus, commas
 * or other marks stand between its digits. Dates, times, amounts of money and the case's own reference aren't numbers of anybody.
 *
 * @param text at most some thousand characters; looked at as Unicode's compatibility form, without characters that aren't seen
 * @param reference of the case that the text is about, or ""
 */
export function personalDataIn(text: string, reference: string): PersonalData | null {
  const plain = text.normalize("NFKC").replaceAll(/[\p{Cf}\p{Mn}]/gu, "");
  if (mailAddress.test(plain)) return "mail-address";
  const digitsOnly = plain.replaceAll(/\p{Nd}/gu, asciiDigit);
  const rest = withoutReference(digitsOnly, reference)
    .replaceAll(amount, " x ")
    .replaceAll(grouped, " x ")
    .replaceAll(date, " x ")
    .replaceAll(time, " x ");
  const runs = rest.match(digitRun) ?? [];
  return runs.some((run) => run.replaceAll(/[^0-9]/g, "").length >= phoneDigits)
    ? "phone-number"
    : null;
}

/** An at sign, or the word for it in brackets, between something and a name with a point. */
const mailAddress =
  /[^\s@]\s?(?:@|[([{]\s?at\s?[)\]}])\s?[\p{L}\p{N}][\p{L}\p{N}.-]{0,250}?\s?(?:\.|[([{]\s?dot\s?[)\]}])\s?\p{L}/iu;

/**
 * Digits with at most five characters between two of them that people put into telephone numbers, or a comma. A comma and a space
 * are between the counts of a list.
 */
const digitRun = /[0-9](?:(?:,|[\s.()/+‐‑–—_*·•~|:;-]{0,5})[0-9])*/g;

/** A count in groups of thousands, by itself. */
const grouped = /(?<![0-9,.()/+-] ?)[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![0-9,]| ?[0-9])/g;

const currency = String.raw`(?:[£$€¥]|GBP|EUR|USD|CHF|AUD|NZD|SEK|NOK|DKK|PLN|pounds?|euros?|dollars?)`;
const money = String.raw`[0-9]{1,3}(?:[ ,.'’][0-9]{3}){1,3}(?:[.,][0-9]{1,2})?(?![0-9])|[0-9]{1,7}(?:[.,][0-9]{1,2})?(?![0-9])`;
const amount = new RegExp(
  String.raw`${currency} ?(?:${money})|(?<![0-9][ .()/+-]?)(?:${money}) ?${currency}`,
  "giu",
);

const [year, month, day] = [
  "(?:19|20)[0-9]{2}",
  "(?:0?[1-9]|1[0-2])",
  "(?:0?[1-9]|[12][0-9]|3[01])",
];
const date = new RegExp(
  String.raw`(?<![0-9+(][.()/+-]?|[0-9])(?:${year}-${month}-${day}|${day}\.${month}\.${year}|${day}/${month}/${year}|${month}/${day}/${year})(?![./()+-]?[0-9])`,
  "g",
);
const time = /(?<![0-9:])(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?![0-9:])/g;

function withoutReference(text: string, reference: string): string {
  if (!isCaseReference(reference)) return text;
  const quoted = reference.replaceAll(".", String.raw`\.`);
  return text.replaceAll(
    new RegExp(String.raw`(?<![\p{L}\p{N}+])${quoted}(?![\p{L}\p{N}])`, "gu"),
    " x ",
  );
}

/** Digits of other scripts count as what they are. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  for (let zero = code; zero > code - 10; zero--) {
    if (!/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) return String(code - zero);
  }
  return String(code % 10);
}
