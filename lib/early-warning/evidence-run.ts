import { at } from "./at";
import { onsetWindow, type Templates } from "./templates";
import type { ViewScores } from "./views";

/** The slope of which all others are whole multiples: one exponential then serves all of them. */
const unitSlope = 0.005;

/** The slopes of drift that are looked for, in sigma a month, each with the same prior weight: 3, 6, 12, 24 and 50 units. */
export const slopes = [0.015, 0.03, 0.06, 0.12, 0.25] as const;

const [first, , , , last] = slopes;
const count = slopes.length;
const large = 1e200;

/**
 * The running evidence of a chain: for each view, onset (a slot of the window) and slope the likelihood ratio of that drift
 * against none, in units of `unit`; `byOnset` and `total` are their weighted sums, `logEvidence` is ln M.
 */
export type EvidenceRun = {
  readonly views: readonly ViewScores[];
  readonly start: number;
  readonly likelihoods: Float64Array;
  readonly byOnset: Float64Array;
  readonly decays: Float64Array;
  decaysOf: Templates | null;
  month: number;
  unit: number;
  logUnit: number;
  total: number;
  logEvidence: number;
};

/** Evidence before its first month. @param start the first month whose onset is summed */
export function beginEvidence(views: readonly ViewScores[], start: number): EvidenceRun {
  return {
    views,
    start,
    likelihoods: new Float64Array(views.length * onsetWindow * count),
    byOnset: new Float64Array(onsetWindow),
    decays: new Float64Array(onsetWindow * count),
    decaysOf: null,
    month: start - 1,
    unit: 1,
    logUnit: 0,
    total: 0,
    logEvidence: -Infinity,
  };
}

/**
 * Takes the next month in: M = Σ over onsets, views and slopes of weight × exp(δA − δ²V/2), the mean over views and slopes of
 * hinge e-processes, summed over onsets (Shiryaev-Roberts). While nothing drifts M − t has mean 0, so that waiting for
 * M ≥ A gives a false alarm less often than once in A months, whatever views have in common.
 *
 * @see J. Shin, A. Ramdas, A. Rinaldo, "E-detectors: a nonparametric framework for sequential change detection",
 *   New England Journal of Statistics in Data Science 2 (2024), 229-260
 */
export function advance(run: EvidenceRun): void {
  run.month += 1;
  const oldest = Math.max(run.start, run.month - onsetWindow + 1);
  run.byOnset.fill(0);
  run.decaysOf = null;
  // Where nothing is seen no drift begins: silence is no evidence.
  const isSeen = run.views.some(({ scores }) => !Number.isNaN(at(scores, run.month)));
  const newborn = isSeen ? run.unit : 0;
  for (let view = 0; view < run.views.length; view++) {
    const scored = run.views[view];
    if (scored === undefined) continue;
    const base = view * onsetWindow * count;
    const newest = base + (run.month % onsetWindow) * count;
    run.likelihoods.fill(newborn, newest, newest + count);
    const score = at(scored.scores, run.month);
    const weight = scored.view.weight / count;
    if (Number.isNaN(score)) addUp(run, base, weight, oldest);
    else {
      prepareDecays(run, scored.templates, oldest);
      multiply(run, base, score, { templates: scored.templates, weight, oldest });
    }
  }
  run.total = run.byOnset.reduce((sum, one) => sum + one, 0);
  run.logEvidence = Math.log(run.total) - run.logUnit;
  if (run.total > large) shrink(run);
}

/** exp(−δ²g²/2) for each onset and slope; the same for all views with the same templates. */
function prepareDecays(run: EvidenceRun, templates: Templates, oldest: number): void {
  if (run.decaysOf === templates) return;
  run.decaysOf = templates;
  const { decays, month } = run;
  for (let onset = oldest, place = 0; onset <= month; onset++) {
    const image = at(templates, month * onsetWindow + month - onset);
    const square = (-image * image) / 2;
    const one = Math.exp(first * first * square);
    const two = one * one * one * one;
    const four = two * two * two * two;
    decays[place++] = one;
    decays[place++] = two;
    decays[place++] = four;
    decays[place++] = four * four * four * four;
    decays[place++] = Math.exp(last * last * square);
  }
}

/** Multiplies a view's likelihood ratios by those of the month's score, and adds them up. */
function multiply(
  { likelihoods, decays, byOnset, month }: EvidenceRun,
  base: number,
  score: number,
  by: { readonly templates: Templates; readonly weight: number; readonly oldest: number },
): void {
  const { templates, weight, oldest } = by;
  for (let onset = oldest, decay = 0; onset <= month; onset++, decay += count) {
    const unit = Math.exp(unitSlope * at(templates, month * onsetWindow + month - onset) * score);
    const two = unit * unit;
    const three = two * unit;
    const six = three * three;
    const twelve = six * six;
    const more = twelve * twelve;
    const slot = onset % onsetWindow;
    const place = base + slot * count;
    const a = at(likelihoods, place) * three * at(decays, decay);
    const b = at(likelihoods, place + 1) * six * at(decays, decay + 1);
    const c = at(likelihoods, place + 2) * twelve * at(decays, decay + 2);
    const d = at(likelihoods, place + 3) * more * at(decays, decay + 3);
    const e = at(likelihoods, place + 4) * more * more * two * at(decays, decay + 4);
    likelihoods[place] = a;
    likelihoods[place + 1] = b;
    likelihoods[place + 2] = c;
    likelihoods[place + 3] = d;
    likelihoods[place + 4] = e;
    byOnset[slot] = at(byOnset, slot) + weight * (a + b + c + d + e);
  }
}

function addUp(
  { likelihoods, byOnset, month }: EvidenceRun,
  base: number,
  weight: number,
  oldest: number,
): void {
  for (let onset = oldest; onset <= month; onset++) {
    const slot = onset % onsetWindow;
    const place = base + slot * count;
    let sum = 0;
    for (let slope = place; slope < place + count; slope++) sum += at(likelihoods, slope);
    byOnset[slot] = at(byOnset, slot) + weight * sum;
  }
}

/** Keeps the largest evidence within what a double holds. */
function shrink(run: EvidenceRun): void {
  const scale = (values: Float64Array) => {
    for (let place = 0; place < values.length; place++) values[place] = at(values, place) / large;
  };
  scale(run.likelihoods);
  scale(run.byOnset);
  // Beside evidence of 10⁴⁰⁰ a drift that begins now is nothing.
  run.logUnit -= Math.log(large);
  run.unit = Math.exp(run.logUnit);
  run.total /= large;
}
