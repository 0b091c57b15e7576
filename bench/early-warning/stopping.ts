import { advance, beginEvidence } from "@/lib/early-warning/evidence-run";
import { scoresOf } from "@/lib/early-warning/scores";
import { onsetWindow } from "@/lib/early-warning/templates";
import { aGrid } from "@/lib/early-warning/testing/series";
import { noiseOf } from "@/lib/early-warning/testing/noise";
import { scoresOfViews, viewsOf, type View, type ViewScores } from "@/lib/early-warning/views";
import { whiteningOf } from "@/lib/early-warning/whitening";
import { size, stages, type World } from "./worlds";

/** Which series drift from a month on, by how many sigma a month. */
export type Drift = {
  readonly places: ReadonlySet<number>;
  readonly from: number;
  readonly slope: number;
};

/** How a simulated chain is watched: with its parameters known, or estimated from the months before `start`. */
export type Watch = {
  readonly start: number;
  readonly known: boolean;
  readonly whiten: boolean;
  readonly levels: readonly number[];
};

/** The values of a chain's series in a world, series by series. */
function valuesOf(world: World, seed: number, months: number, drift: Drift | null): number[][] {
  const next = world(noiseOf(seed));
  const row = new Float64Array(size);
  const values = Array.from({ length: size }, () => Array.from({ length: months }, () => 0));
  for (let month = 0; month < months; month++) {
    next(row);
    const late = drift === null ? 0 : Math.max(0, month - drift.from + 1) * drift.slope;
    for (const [place, own] of values.entries())
      own[month] = (row[place] ?? 0) + (drift?.places.has(place) ? late : 0);
  }
  return values;
}

const hinges = new Map<number, Float64Array>();

/** What a drift looks like where the level before it is known: itself. */
function hingesOf(months: number): Float64Array {
  const made =
    hinges.get(months) ??
    Float64Array.from({ length: months * onsetWindow }, (_, place) => (place % onsetWindow) + 1);
  hinges.set(months, made);
  return made;
}

function knownScores(views: readonly View[], values: readonly number[][]): readonly ViewScores[] {
  const months = values[0]?.length ?? 0;
  const templates = hingesOf(months);
  return views.map((view) => {
    const scores = new Float64Array(months);
    for (const place of view.members)
      for (let month = 0; month < months; month++)
        scores[month] = (scores[month] ?? 0) + (values[place]?.[month] ?? 0);
    const root = Math.sqrt(view.members.length);
    return { view, scores: scores.map((one) => one / root), templates };
  });
}

function estimatedScores(values: readonly number[][], watch: Watch): readonly ViewScores[] {
  const series = aGrid(values, stages);
  const whitening = watch.whiten ? whiteningOf(series, 0) : 0;
  const scores = series.map((one) => scoresOf(one, { harmonics: 0, whitening }));
  return scoresOfViews(viewsOf(series), scores, watch.start);
}

/**
 * The month in which each level was first reached, counted from the start of watching, 1 the first; the horizon's own number
 * where it never was.
 */
export function stopsOf(
  world: World,
  seed: number,
  {
    months,
    drift,
    watch,
  }: { readonly months: number; readonly drift: Drift | null; readonly watch: Watch },
): readonly number[] {
  const values = valuesOf(world, seed, months, drift);
  const views = watch.known
    ? knownScores(
        viewsOf(
          aGrid(
            values.map(() => []),
            stages,
          ),
        ),
        values,
      )
    : estimatedScores(values, watch);
  const run = beginEvidence(views, watch.start);
  const stops = watch.levels.map(() => months - watch.start);
  let left = watch.levels.length;
  for (let month = watch.start; month < months && left > 0; month++) {
    advance(run);
    for (const [place, level] of watch.levels.entries()) {
      const isOpen = (stops[place] ?? 0) === months - watch.start;
      if (!isOpen || run.logEvidence < Math.log(level)) continue;
      stops[place] = month - watch.start + 1;
      left -= 1;
    }
  }
  return stops;
}
