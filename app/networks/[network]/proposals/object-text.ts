import { words } from "@/app/words/words";

const said = words.proposals.objects;

/** What a change is about, in words: "Bands of F1", from the object as the database names it. */
export function objectText(object: string): string {
  const [kind = "", metric = ""] = object.split(" ");
  return isKind(kind) ? said[kind](metric) : object;
}

function isKind(kind: string): kind is keyof typeof said {
  return kind in said;
}
