import { firstRefusal, type EntryRefusal } from "@/lib/promises/case-story";
import { personalDataIn } from "@/lib/promises/personal-data";
import { actorName } from "./actor-name";
import { entriesOfCase, type FileCase } from "./case-entries";
import { outside, strangers } from "./check-conditions";
import type { Finding } from "./file-problem";
import type { NetworkFile } from "./network-file";
import { repeated } from "./repeated";

type Network = NetworkFile["networks"][number];

const why: Readonly<Record<EntryRefusal, string>> = {
  first: "a case begins with being opened, once",
  closed: "the case was closed before",
  "not-closed": "the case isn't closed",
  "not-yours": "it isn't this organisation's to do",
  "no-promise": "there is no such promise for it",
  settled: "the promise was kept or withdrawn before",
  past: "it comes before what stands above it, or is due before it was made",
  offered: "a hand-over waits for its answer",
  "no-offer": "no hand-over waits for an answer",
  "to-oneself": "nobody hands a case to themselves",
  "still-open": "a promise of the case is still open",
};

/** Mistakes in a network's cases: entries that can't follow each other, and people or organisations that aren't here. */
export function checkCases(network: Network, base: string): readonly Finding[] {
  const acting = new Set([...network.assignments, ...network.signatories].map(actorName));
  const opened = ({ reference, entries }: FileCase) =>
    `${reference} ${entries[0]?.organisation ?? ""}`;
  return [
    ...repeated(network.cases, opened).map((index) => ({
      place: `${base}/cases/${index}/reference`,
      says: "this organisation opened another case with this reference",
    })),
    ...network.cases.flatMap((one, index) => {
      const place = `${base}/cases/${index}`;
      const refusal = firstRefusal(entriesOfCase(one));
      const wrong =
        refusal === null
          ? []
          : [{ place: `${place}/entries/${refusal.at}`, says: why[refusal.refused] }];
      const offered = one.entries.flatMap((entry) => (entry.kind === "offer" ? [entry.to] : []));
      return [
        ...wrong,
        ...strangers(one.entries, `${place}/entries`, acting),
        ...outside(offered, `${place}/entries`, network),
        ...personal(one, place),
      ];
    }),
  ];
}

/** What the app refuses in free text, a file can't bring in. */
function personal({ reference, entries }: FileCase, place: string): readonly Finding[] {
  return entries.flatMap((entry, index) => {
    const says = "says" in entry ? (entry.says ?? "") : "";
    const found = personalDataIn(says, reference);
    if (found === null) return [];
    const what = found === "mail-address" ? "a mail address" : "what looks like a telephone number";
    return [{ place: `${place}/entries/${index}/says`, says: `it holds ${what}` }];
  });
}
