import type { NotDone } from "@/app/form-action";
import { refusal, type Done, type Refused } from "@/app/form-answer";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { askForFigures, findParticipation } from "@/db/queries/participation";
import { isOpen } from "@/db/queries/periods";
import { findMetricTermsPlace } from "@/db/queries/places";
import { period as periodOf } from "@/lib/periods/period";
import { participation } from "@/lib/reporting/participation";
import { owed } from "./periods-page";

const said = words.periods;

/** Asks for the figures of an organisation that owes some that the viewer would see; nobody is asked twice by the same. */
export async function askOf(
  { tx, network, viewer }: Acting,
  sent: { readonly period: string; readonly organisationId: string },
): Promise<Done | Refused | NotDone> {
  const period = periodOf(sent.period);
  const { organisationId } = sent;
  const place = await findMetricTermsPlace(tx, network.slug);
  const name = place?.names.get(organisationId);
  if (place === null || name === undefined || organisationId === viewer.organisationId) {
    return { state: "gone" };
  }
  if (!(await isOpen(tx, network.id, period))) return refusal([["form", said.closed]]);
  const facts = await findParticipation(tx, network.id, period);
  const line = participation(place.metrics, { ...facts, now: new Date() }).find(
    (one) => one.organisationId === organisationId && one.period === period,
  );
  if (line === undefined || owed(line) === 0) return refusal([["form", said.nothingOwed(name)]]);
  const asked = await askForFigures(tx, viewer, { networkId: network.id, period, organisationId });
  return asked
    ? { state: "done", says: said.askedNow(name) }
    : refusal([["form", said.askedBefore(name)]]);
}
