import { flightRows } from "./flight";

/** Something that a page hands to a component in the browser: its module's id, its export, and the props. */
export type Handed = { readonly module: string; readonly name: string; readonly props: unknown };

type Values = (id: string) => unknown;

/** Every component that a payload draws in the browser, with what it is handed; framework's own among them. */
export function handedIn(payload: string): readonly Handed[] {
  const rows = flightRows(payload);
  const parsed = new Map<string, unknown>();
  for (const { id, tag, text } of rows) {
    if (tag === "T") parsed.set(id, text);
    else if (tag === "" && id !== "" && text !== "") parsed.set(id, JSON.parse(text));
  }
  const imports = new Map(
    rows.filter(({ tag }) => tag === "I").map(({ id, text }) => [id, importOf(text)]),
  );
  const values: Values = (id) => parsed.get(id);
  const elements = [...parsed.values()].flatMap(elementsIn);
  return elements.flatMap(([type, given]) => {
    const found = imports.get(type.replace(/^\$L?/, ""));
    return found === undefined ? [] : [{ ...found, props: decoded(given, values) }];
  });
}

function importOf(text: string): { readonly module: string; readonly name: string } {
  const row: unknown = JSON.parse(text);
  const [module, , name] = Array.isArray(row) ? row : [];
  return { module: String(module), name: name === "" ? "default" : String(name) };
}

/** React writes an element as ["$", type, key, props]. */
function elementsIn(value: unknown): readonly (readonly [string, unknown])[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(elementsIn);
  if (!Array.isArray(value) || value[0] !== "$" || typeof value[1] !== "string") return inner;
  return [[value[1], value[3]], ...inner];
}

/** The value that React would make of what is written: references followed, escapes undone, what is undefined left out. */
function decoded(value: unknown, values: Values): unknown {
  if (typeof value === "string") return decodedText(value, values);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => decoded(each, values));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== "$undefined")
      .map(([name, each]) => [name, decoded(each, values)]),
  );
}

function decodedText(text: string, values: Values): unknown {
  if (text.startsWith("$$")) return text.slice(1);
  const [, id, path] = /^\$([0-9a-f]+)((?::[^:]+)*)$/.exec(text) ?? [];
  if (id === undefined) return text;
  const steps = (path ?? "").split(":").slice(1);
  const target = steps.reduce<unknown>(stepInto, values(id));
  return decoded(target, values);
}

function stepInto(value: unknown, step: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  // "props" of an element stands fourth in what is written.
  const isElement = Array.isArray(value) && value[0] === "$" && step === "props";
  return new Map(Object.entries(value)).get(isElement ? "3" : step);
}
