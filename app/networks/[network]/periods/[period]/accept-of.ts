import type { Done, Refused } from "@/app/form-answer";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { acceptFigure } from "@/db/queries/settlement";
import { period as periodOf } from "@/lib/periods/period";
import { told, type Gone, type Locked } from "./figure-key";

const said = words.settlement;

/** Accepts figures of a month as they were seen; of several, those that changed since are left. */
export async function acceptOf(
  { tx, network }: Acting,
  sent: {
    readonly period: string;
    readonly figures: readonly { readonly key: number; readonly revision: number }[];
  },
): Promise<Done | Refused | Locked | Gone> {
  const period = periodOf(sent.period);
  const did: Did[] = [];
  for (const { key, revision } of sent.figures) {
    const about = { networkId: network.id, seriesKey: key, period };
    did.push(await acceptFigure(tx, about, revision));
  }
  const [only] = did;
  if (only !== undefined && did.length === 1) return told(only, { accepted: said.accepted });
  return toldOfAll(did);
}

type Did = Awaited<ReturnType<typeof acceptFigure>>;

function toldOfAll(did: readonly Did[]): Done | Refused | Locked {
  if (did.some((one) => "refused" in one && one.refused === "closed")) {
    return { state: "locked", says: said.refused.closed };
  }
  const accepted = did.filter((one) => "state" in one).length;
  const others = did.length - accepted;
  if (others === 0) return { state: "done", says: said.acceptedAll(accepted) };
  const says = said.acceptedSome(accepted, others);
  return { state: "refused", problems: [{ field: "form", says }] };
}
