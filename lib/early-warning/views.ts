import { at } from "./at";
import { clipped, studentised, type SeriesScores } from "./scores";
import type { Series } from "./series";
import { onsetWindow, sharedTemplates, type Templates } from "./templates";

/** What a view looks at: one series, a partner's, a stage's, or all of the chain. */
type ViewKind = "series" | "partner" | "stage" | "chain";

/** One way to look at a chain: the places of its members among the series, and its share of the evidence. */
export type View = {
  readonly kind: ViewKind;
  readonly name: string;
  readonly members: readonly number[];
  readonly weight: number;
};

/** A view with its score a month (NaN where it has none) and what a drift would look like in it. */
export type ViewScores = {
  readonly view: View;
  readonly scores: Float64Array;
  readonly templates: Templates;
};

type Group = Omit<View, "weight">;

function groupsBy(kind: "partner" | "stage", series: readonly Series[]): readonly Group[] {
  const names = [...new Set(series.map((one) => one[kind]))].filter((one) => one !== null);
  const groups = names.map((name) => ({
    kind,
    name,
    members: series.flatMap((one, place) => (one[kind] === name ? [place] : [])),
  }));
  const saysNew = groups.some(({ members }) => members.length > 1);
  const isAll = groups.length === 1 && groups[0]?.members.length === series.length;
  return saysNew && !isAll ? groups : [];
}

function isOneToOne(partners: readonly Group[], stages: readonly Group[]): boolean {
  const membership = (groups: readonly Group[]) =>
    groups.map((one) => one.members.join()).toSorted();
  return membership(partners).join(";") === membership(stages).join(";");
}

/**
 * The views of a chain and their shares, which sum to 1: the single series a third, the whole chain a third, partners and stages
 * the rest. Partners and stages that coincide one to one say nothing apart: then singles and chain have half each.
 */
export function viewsOf(series: readonly Series[]): readonly View[] {
  const all = series.map((_, place) => place);
  const singles = series.map(({ name }, place): Group => ({
    kind: "series",
    name,
    members: [place],
  }));
  if (series.length < 2) return singles.map((one) => ({ ...one, weight: 1 }));
  const chain: Group = { kind: "chain", name: "whole chain", members: all };
  const partners = groupsBy("partner", series);
  const stages = groupsBy("stage", series);
  const groupings = (isOneToOne(partners, stages) ? [] : [partners, stages]).filter(
    (one) => one.length > 0,
  );
  const outer = groupings.length === 0 ? 1 / 2 : 1 / 3;
  const shared = (groups: readonly Group[], share: number) =>
    groups.map((one) => ({ ...one, weight: share / groups.length }));
  return [
    ...shared(singles, outer),
    ...groupings.flatMap((groups) => shared(groups, 1 / 3 / groupings.length)),
    { ...chain, weight: outer },
  ];
}

/**
 * Scores of views: a single's own, clipped; a composite's is the sum of its members' over the root of their number, held
 * against its own past, so that whatever its members have in common is in its own scale.
 *
 * @param start the first month whose onset is asked for
 */
export function scoresOfViews(
  views: readonly View[],
  scores: readonly SeriesScores[],
  start: number,
): readonly ViewScores[] {
  const own = scores.map((one) => one.scores.map(clipped));
  const templates = sharedTemplates(
    scores.map((one) => one.filter),
    start,
  );
  const pick = <Item>(list: readonly Item[], places: readonly number[]) =>
    places.flatMap((place) => list[place] ?? []);
  return views.map((view) => {
    const members = pick(own, view.members);
    const [only] = members;
    const ofMembers = view.members.flatMap((place) => templates.slice(place, place + 1));
    const [first] = ofMembers;
    if (only === undefined || first === undefined)
      throw new RangeError(`view ${view.name} has a member that is no series`);
    return members.length === 1
      ? { view, scores: only, templates: first }
      : {
          view,
          scores: studentised(compositeOf(members)),
          templates: meanOf(members, ofMembers),
        };
  });
}

/** Sum of what is there over the root of its number, NaN where nothing is. */
function compositeOf(members: readonly Float64Array[]): Float64Array {
  return new Float64Array(members[0]?.length ?? 0).map((_, month) => {
    let sum = 0;
    let count = 0;
    for (const scores of members) {
      const one = at(scores, month);
      if (Number.isNaN(one)) continue;
      sum += one;
      count += 1;
    }
    return sum / Math.sqrt(count);
  });
}

/** The mean image of a drift over the members that have a score in the month. */
function meanOf(scores: readonly Float64Array[], templates: readonly Templates[]): Templates {
  const [first] = templates;
  if (first === undefined || templates.every((one) => one === first))
    return first ?? new Float64Array();
  const mean = new Float64Array(first.length);
  const counts = new Float64Array(first.length / onsetWindow);
  for (const [place, own] of templates.entries()) {
    for (let month = 0; month < counts.length; month++) {
      if (Number.isNaN(at(scores[place] ?? [], month))) continue;
      counts[month] = at(counts, month) + 1;
      for (let j = month * onsetWindow; j < (month + 1) * onsetWindow; j++)
        mean[j] = at(mean, j) + at(own, j);
    }
  }
  return mean.map((sum, place) => sum / at(counts, Math.floor(place / onsetWindow)));
}
