import { z } from "zod";
import { words } from "@/app/words/words";
import type { Acting } from "@/app/viewer";
import type { FigureKey, SettlementRefusal } from "@/db/queries/settlement";
import type { Done, Refused } from "@/app/form-answer";
import { readNote } from "@/lib/access/entered-text";
import { period as periodOf, periodPattern } from "@/lib/periods/period";

/** A text field as a form sends it. */
export const typed = z.string().max(10_000);

/** Which figure an action is about. */
export const figureKey = {
  period: z.string().regex(periodPattern),
  key: z.int().min(1).max(2_147_483_647),
};

/** The number of a revision or of an act. */
export const count = z.int().min(1).max(1_000_000_000);

/** An action that came too late for its month: the month is closed. */
export type Locked = { readonly state: "locked"; readonly says: string };

/** It isn't there for whoever asks. */
export type Gone = { readonly state: "gone" };

/** What the functions of the database call the figure of an action. */
export function keyOf(
  { network }: Acting,
  { period, key }: { readonly period: string; readonly key: number },
): FigureKey {
  return { networkId: network.id, seriesKey: key, period: periodOf(period) };
}

/** What came of asking the database, in words. */
export function told<State extends string>(
  did: { readonly state: State } | SettlementRefusal,
  says: Readonly<Record<State, string>>,
): Done | Refused | Locked | Gone {
  if ("state" in did) return { state: "done", says: says[did.state] };
  if (did.refused === "gone") return { state: "gone" };
  const why = words.settlement.refused[did.refused];
  if (did.refused === "closed") return { state: "locked", says: why };
  return { state: "refused", problems: [{ field: "form", says: why }] };
}

/** A note that may be left empty: null then. Undefined where it is too long. */
export function optionalNote(text: string): string | null | undefined {
  const note = readNote(text);
  if (note === null) return undefined;
  return note === "" ? null : note;
}
