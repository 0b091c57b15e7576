import { at } from "./at";
import { slopes, type EvidenceRun } from "./evidence-run";
import { onsetOf, type Onset } from "./onset";
import { onsetWindow } from "./templates";
import type { View } from "./views";

const count = slopes.length;

/** What the evidence says by a month, given that something drifts. */
export type Reading = {
  readonly month: number;
  readonly onset: Onset;
  readonly views: readonly { readonly view: View; readonly weight: number }[];
  /** For each series of the views, in their order, how likely it drifts. */
  readonly probabilities: readonly number[];
};

/** Reads the posterior weights of a run; null before its first month. */
export function readingOf(run: EvidenceRun): Reading | null {
  if (run.month < run.start) return null;
  const views = run.views.map(({ view }, place) => ({
    view,
    weight: massOf(run, place).reduce((sum, one) => sum + one, 0),
  }));
  return { month: run.month, onset: ofChain(run), views, probabilities: probabilitiesOf(run) };
}

/** The posterior weight of a view for each slot of the window. */
function massOf({ views, likelihoods, total }: EvidenceRun, place: number): Float64Array {
  const weight = (views[place]?.view.weight ?? 0) / count / total;
  return new Float64Array(onsetWindow).map((_, slot) => {
    const from = (place * onsetWindow + slot) * count;
    return weight * likelihoods.subarray(from, from + count).reduce((sum, one) => sum + one, 0);
  });
}

function ofChain({ byOnset, month, start }: EvidenceRun): Onset {
  const oldest = Math.max(start, month - onsetWindow + 1);
  const months = Array.from({ length: month - oldest + 1 }, (_, place) => oldest + place);
  return onsetOf(
    months.map((one) => at(byOnset, one % onsetWindow)),
    oldest,
  );
}

/**
 * What falls to each series: all of its own view, and of every other view the part that its own scores bear out. L being its
 * own likelihood ratio for an onset, averaged over slopes, that is L / (L + 1) of a composite that it is a member of and
 * L / (L + number of series) of the rest: that somebody else drifts as well acquits nobody.
 */
function probabilitiesOf(run: EvidenceRun): readonly number[] {
  const singles = run.views.flatMap(({ view }, place) => (view.kind === "series" ? [place] : []));
  const groups = run.views.flatMap(({ view }, place) =>
    view.kind === "series" ? [] : [{ members: view.members, mass: massOf(run, place) }],
  );
  const none = count * run.unit;
  return singles.map((place, series) => {
    const shared = groups.filter(({ members }) => members.includes(series));
    const own = massOf(run, place);
    let probability = 0;
    for (let slot = 0; slot < onsetWindow; slot++) {
      const from = (place * onsetWindow + slot) * count;
      const ratios = run.likelihoods.subarray(from, from + count);
      const sum = ratios.reduce((total, one) => total + one, 0);
      if (sum === 0) continue;
      const ofGroups = shared.reduce((total, { mass }) => total + at(mass, slot), 0);
      const others = at(run.byOnset, slot) / run.total - at(own, slot) - ofGroups;
      const borneOut = ofGroups / (sum + none) + others / (sum + none * singles.length);
      probability += at(own, slot) + borneOut * sum;
    }
    return Math.max(0, Math.min(1, probability));
  });
}
