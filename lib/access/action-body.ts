/** Values that JSON has no word for, as React spells them; `$$` begins a text that begins with a dollar sign. */
const spelled =
  /^\$(?:\$|(?:undefined|NaN|-?Infinity|-0|T|D\d{4}-[0-9T:.Z-]{1,30}|n-?\d{1,300}|K[0-9a-f]{1,4})$)/;

/** How deep a page of ours would ever nest what it sends. */
const depth = 20;

/**
 * Whether a text can be the arguments of a server action as our own pages send them: a JSON array of plain values,
 * dates, big integers and forms. Whatever else React's decoder knows (references from part to part, functions, streams)
 * no page of ours sends, so nothing of it gets as far as there.
 */
export function isActionText(text: string): boolean {
  const sent = parsed(text);
  return Array.isArray(sent) && isPlain(sent, depth);
}

/**
 * Whether form fields can call a server action: with its arguments as text in field 0 where a script named the action,
 * else with a field that names it.
 */
export function isActionForm(
  fields: readonly (readonly [string, unknown])[],
  { named }: { readonly named: boolean },
): boolean {
  if (named) {
    const [, value] = fields.find(([name]) => name === "0") ?? [];
    return typeof value === "string" && isActionText(value);
  }
  return fields.some(([name]) => /^\$ACTION_ID_[0-9a-f]{42}$/.test(name));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isPlain(value: unknown, left: number): boolean {
  if (typeof value === "string") return !value.startsWith("$") || spelled.test(value);
  if (typeof value !== "object" || value === null) return true;
  return left > 0 && Object.values(value).every((inner) => isPlain(inner, left - 1));
}
