import type { NotDone } from "@/app/form-action";
import { refusal, type Refused } from "@/app/form-answer";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { readChanges } from "@/lib/proposals/draft";
import type { Entries } from "@/lib/proposals/typed";
import { slaProblemsIn } from "@/lib/proposals/check-terms";
import { triedIn, type Tried } from "./tried";

/** What was tried, in texts. */
type TriedOut = { readonly state: "tried"; readonly tried: readonly Tried[] };

/** Tries the SLAs and pools of a form on past months. Title, reason and month may be missing; what isn't of its form can't be tried. */
export async function tryOutOf(
  { tx, network, viewer }: Acting,
  { entries }: { readonly entries: Entries },
): Promise<TriedOut | Refused | NotDone> {
  const changes = readChanges(entries);
  if (changes === null || changes.some((change) => slaProblemsIn(change).length > 0)) {
    return refusal([["form", words.pact.tried.missing]]);
  }
  const tried = await triedIn(tx, network.slug, { terms: { changes: [...changes] }, viewer });
  return tried.length === 0 ? refusal([["form", words.tried.none]]) : { state: "tried", tried };
}
