import { at } from "./at";
import { slopes, type EvidenceRun } from "./evidence-run";
import { slopeOf, type Slope } from "./slope";
import { onsetWindow } from "./templates";
import type { View } from "./views";

const count = slopes.length;

/** When a drift most likely began, and the months of the smallest set that holds it with 80 %: `from` to `to` span them. */
export type Onset = { readonly month: number; readonly from: number; readonly to: number };

/** How likely a series drifts, given that its chain does, and by how much a month in sigma, 0 included. */
export type Suspect = { readonly probability: number; readonly slope: Slope };

/** What the evidence says by a month, given that something drifts. */
export type Reading = {
  readonly month: number;
  readonly onset: Onset;
  readonly views: readonly { readonly view: View; readonly weight: number }[];
  /** One for each series of the views, in their order. */
  readonly suspects: readonly Suspect[];
};

/** Reads the posterior weights of a run; null before its first month. */
export function readingOf(run: EvidenceRun): Reading | null {
  if (run.month < run.start) return null;
  const views = run.views.map(({ view }, place) => ({
    view,
    weight: massOf(run, place).reduce((sum, one) => sum + one, 0),
  }));
  return { month: run.month, onset: onsetOf(run), views, suspects: suspectsOf(run) };
}

/** The posterior weight of a view for each slot of the window. */
function massOf({ views, likelihoods, total }: EvidenceRun, place: number): Float64Array {
  const weight = (views[place]?.view.weight ?? 0) / count / total;
  return new Float64Array(onsetWindow).map((_, slot) => {
    const from = (place * onsetWindow + slot) * count;
    return weight * likelihoods.subarray(from, from + count).reduce((sum, one) => sum + one, 0);
  });
}

function onsetOf({ byOnset, total, month, start }: EvidenceRun): Onset {
  const oldest = Math.max(start, month - onsetWindow + 1);
  const months = Array.from({ length: month - oldest + 1 }, (_, place) => oldest + place);
  const weight = (one: number) => at(byOnset, one % onsetWindow) / total;
  const likeliest = months.toSorted((a, b) => weight(b) - weight(a));
  const set: number[] = [];
  for (let mass = 0; mass < 0.8 && set.length < likeliest.length; ) {
    const next = at(likeliest, set.length);
    set.push(next);
    mass += weight(next);
  }
  return { month: at(likeliest, 0), from: Math.min(...set), to: Math.max(...set) };
}

/**
 * What falls to each series: all of its own view, and of a composite the part that its own scores bear out, L / (1 + L) for
 * each onset, L being its own likelihood ratio averaged over slopes.
 */
function suspectsOf(run: EvidenceRun): readonly Suspect[] {
  const singles = run.views.flatMap(({ view }, place) => (view.kind === "series" ? [place] : []));
  const groups = run.views.flatMap(({ view }, place) =>
    view.kind === "series" ? [] : [{ members: view.members, mass: massOf(run, place) }],
  );
  return singles.map((place, series) => {
    const shared = groups.filter(({ members }) => members.includes(series));
    const own = massOf(run, place);
    const masses = new Float64Array(count);
    for (let slot = 0; slot < onsetWindow; slot++) {
      const from = (place * onsetWindow + slot) * count;
      const ratios = run.likelihoods.subarray(from, from + count);
      const sum = ratios.reduce((total, one) => total + one, 0);
      if (sum === 0) continue;
      const ofGroups = shared.reduce((total, { mass }) => total + at(mass, slot), 0);
      const borneOut = ofGroups * (sum / (sum + count * run.unit));
      const share = (at(own, slot) + borneOut) / sum;
      for (let slope = 0; slope < count; slope++)
        masses[slope] = at(masses, slope) + share * at(ratios, slope);
    }
    return {
      probability: Math.min(
        1,
        masses.reduce((total, one) => total + one, 0),
      ),
      slope: slopeOf(masses),
    };
  });
}
