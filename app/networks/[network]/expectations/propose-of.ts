import type { NotDone } from "@/app/form-action";
import { refusal, type Done, type Refused } from "@/app/form-answer";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { proposeExpectation } from "@/db/queries/expectations";
import { readNote } from "@/lib/access/entered-text";
import type { ExpectationKind } from "@/lib/promises/expectation";
import { personalDataIn } from "@/lib/promises/personal-data";

const said = words.expectations;

/** An expectation as the browser sends it. */
type Sent = { readonly kind: ExpectationKind; readonly says: string; readonly metric: string };

/** Proposes an expectation, or says what is to be mended. */
export async function proposeOf(
  { tx, network }: Acting,
  { kind, ...sent }: Sent,
): Promise<Done | Refused<"says" | "metric"> | NotDone> {
  const says = readNote(sent.says, 500) || null;
  const metric = sent.metric === "" ? null : sent.metric;
  const [ofText, ofMetric] = [textProblem(says), metricProblem(kind, metric)];
  if (says === null || ofText !== null || ofMetric !== null) {
    return refusal<"says" | "metric">([
      ["says", ofText],
      ["metric", ofMetric],
    ]);
  }
  const done = await proposeExpectation(tx, network.id, { kind, says, metric });
  if ("number" in done) return { state: "done", says: said.proposed };
  return done.refused === "unknown" ? refusal([["metric", said.needsMetric]]) : { state: "gone" };
}

function textProblem(says: string | null): string | null {
  if (says === null) return said.noSays;
  return personalDataIn(says, "") === null ? null : said.personal;
}

function metricProblem(kind: ExpectationKind, metric: string | null): string | null {
  if (kind === "captive") return metric === null ? said.needsMetric : null;
  return metric === null ? null : said.needsNoMetric;
}
