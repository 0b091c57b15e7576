/** NUL, which no text of the database has, and halves of characters, which would come back as others. */
const lost = /[\0\p{Surrogate}]/u;

/** Whether every text in a value would be kept as it is: in lists and objects too, names of fields among them. */
export function isStorable(value: unknown): boolean {
  if (typeof value === "string") return !lost.test(value);
  if (Array.isArray(value)) return value.every(isStorable);
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).every(([name, one]) => isStorable(name) && isStorable(one));
}
