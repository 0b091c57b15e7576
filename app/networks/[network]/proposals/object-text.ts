import { words } from "@/app/words/words";

const said = words.proposals.objects;

/** What is about a metric goes by its code; everything else by all its names. */
const ofMetrics = ["metric-version", "band-set", "forecast"];

/** What a change is about, in words: "Bands of F1", from the object as the database names it. */
export function objectText(object: string): string {
  const [kind = "", metric = "", ...more] = object.split(" ");
  if (!isKind(kind)) return object;
  return ofMetrics.includes(kind) ? said[kind](metric) : said[kind]([metric, ...more].join(" "));
}

function isKind(kind: string): kind is keyof typeof said {
  return kind in said;
}
