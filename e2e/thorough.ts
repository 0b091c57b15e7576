/** Whether this is `npm run test:trust`: then the stories that sample try everything. */
export const isThorough = process.env["THROUGHLINE_TRUST"] === "1";

/** One of so many of these things, the first among them; all of them in the long proofs. */
export function sampled<Item>(items: readonly Item[], oneOf: number): readonly Item[] {
  return isThorough ? items : items.filter((_item, place) => place % oneOf === 0);
}
