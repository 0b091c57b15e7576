/** The order of two texts as a reader expects it, numbers in them by their size: "E2" before "E10". */
export const { compare: inOrder } = new Intl.Collator("en", { numeric: true });
