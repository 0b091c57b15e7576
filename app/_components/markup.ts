/** Made by `markup` alone: what stands in it was escaped, or written by us. */
class SafeMarkup {
  /** @param text goes to the page as it is */
  constructor(readonly text: string) {}
}

/** What `markup` makes. */
export type Markup = SafeMarkup;

type Piece = string | number | null | undefined | Markup | readonly Markup[];

/**
 * Markup as one text, for what would be hundreds of elements to React: on the server, in what it sends, and in the
 * browser. Texts that are put in are escaped; null and undefined come to nothing. Markup can be put in between tags.
 * Line breaks beside tags and what is put in are only for whoever reads the template.
 *
 * @throws RangeError where something is put in elsewhere than between tags or in a quoted attribute, into an attribute
 *   that a browser would run, or as a link that leads out of the site
 */
export function markup(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  const { texts, places } = templateOf(strings);
  let text = texts[0] ?? "";
  for (const [index, piece] of pieces.entries()) {
    text += textAt(places[index], piece) + (texts[index + 1] ?? "");
  }
  return new SafeMarkup(text);
}

function textAt(place: Place | undefined, piece: Piece): string {
  if (piece === null || piece === undefined) return "";
  if (typeof piece === "number") return String(piece);
  if (typeof piece === "string") return escaped(place === "link" ? ownLink(piece) : piece);
  if (place !== "content") throw new RangeError("markup stands between tags");
  let text = "";
  for (const one of piece instanceof SafeMarkup ? [piece] : piece) {
    if (!(one instanceof SafeMarkup)) throw new TypeError("not made by markup");
    text += one.text;
  }
  return text;
}

function ownLink(path: string): string {
  if (!ownPath.test(path)) throw new RangeError(`a link leads out of the site: ${path}`);
  return path;
}

/** A path or a part of this page: a second slash or a backslash would make a browser take the rest for a host. */
const ownPath = /^(?:\/(?![/\\])|#)/;

const special = /[&<>"']/;
const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  if (!special.test(text)) return text;
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? "");
}

/** Where something is put in: between tags, in an attribute, or as the beginning of an attribute that is a link. */
type Place = "content" | "attribute" | "link";

type Template = { readonly texts: readonly string[]; readonly places: readonly Place[] };

/** Each template is looked at once: its texts are the same object whenever it is used. */
const known = new WeakMap<TemplateStringsArray, Template>();

function templateOf(strings: TemplateStringsArray): Template {
  const found = known.get(strings);
  if (found !== undefined) return found;
  const texts = strings.map(withoutBreaks);
  const places = texts.slice(1).map((_, index) => placeAfter(texts.slice(0, index + 1).join("")));
  const template = { texts, places };
  known.set(strings, template);
  return template;
}

function withoutBreaks(text: string): string {
  return text
    .replaceAll(/(^|>)\s*\n\s*/g, "$1")
    .replaceAll(/\s*\n\s*($|<)/g, "$1")
    .replaceAll(/\s*\n\s*/g, " ");
}

/** Elements whose content a browser doesn't read as text, and comments. */
const opaque = /<(?:!|script|style|textarea|title|xmp|iframe|noscript|noembed|template|plaintext)/i;

type Inside = "content" | "tag" | '"' | "'";

/** Where one is after this much of a template. What was put in before can't have closed a tag or a quote. */
function placeAfter(text: string): Place {
  if (opaque.test(text)) throw new RangeError("nothing is put after what isn't read as markup");
  let inside: Inside = "content";
  for (const character of text) inside = next(inside, character);
  return inside === "content" ? "content" : placeInTag(text);
}

function next(inside: Inside, character: string): Inside {
  if (inside === "content") return character === "<" ? "tag" : "content";
  if (inside !== "tag") return character === inside ? "tag" : inside;
  if (character === '"' || character === "'") return character;
  return character === ">" ? "content" : "tag";
}

function placeInTag(text: string): Place {
  const attribute = /\s([a-z][a-z0-9-]*)="([^"]*)$/i.exec(text);
  if (attribute === null) throw new RangeError(`not in a quoted attribute: ${text}`);
  const [, name = "", before = ""] = attribute;
  if (/^(?:on|style$|srcdoc$)/i.test(name)) throw new RangeError(`nothing is put into ${name}`);
  return before === "" && /(?:href|src|action)$/i.test(name) ? "link" : "attribute";
}
