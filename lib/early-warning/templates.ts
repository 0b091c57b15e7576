import { at } from "./at";
import { play, roomFor, type Filter } from "./filter";

/** How many months back an onset may lie; older ones are dropped, which only lengthens run lengths. */
export const onsetWindow = 60;

/**
 * What a drift of one sigma a month looks like in a series' residuals, a row of `onsetWindow` a month: place j of month s holds
 * the image of the drift that began in month s - j. NaN where the month has no residual.
 */
export type Templates = Float64Array;

/**
 * The images of hinges (s - onset + 1)⁺ under a filter: what the baseline itself has swallowed of a drift is known.
 *
 * @param start the first onset asked for
 */
function templatesOf(filter: Filter, start: number): Templates {
  const { months } = filter.design;
  const templates = new Float64Array(months * onsetWindow).fill(Number.NaN);
  const played = roomFor(filter, months);
  for (let month = start; month < months; month++) {
    if (filter.hasRow[month] === 0) continue;
    const oldest = Math.max(start, month - onsetWindow + 1);
    for (let onset = oldest; onset <= month; onset++)
      played.values[onset] = month - onset + 1 - filter.whitening * (month - onset);
    play(filter, month, played, oldest, month);
    for (let onset = oldest; onset <= month; onset++)
      templates[month * onsetWindow + month - onset] = at(played.values, onset);
  }
  return templates;
}

/** Templates of several filters; those of one design are made once. */
export function sharedTemplates(filters: readonly Filter[], start: number): readonly Templates[] {
  const made: { readonly filter: Filter; readonly templates: Templates }[] = [];
  return filters.map((filter) => {
    const known = made.find((one) => isSame(one.filter, filter));
    if (known !== undefined) return known.templates;
    const templates = templatesOf(filter, start);
    made.push({ filter, templates });
    return templates;
  });
}

function isSame(one: Filter, other: Filter): boolean {
  const [a, b] = [one.design, other.design];
  return (
    one === other ||
    (one.whitening === other.whitening &&
      a.columns === b.columns &&
      isEqual(a.hasRow, b.hasRow) &&
      isEqual(a.weights, b.weights) &&
      isEqual(a.rows, b.rows))
  );
}

function isEqual(one: ArrayLike<number>, other: ArrayLike<number>): boolean {
  if (one.length !== other.length) return false;
  for (let place = 0; place < one.length; place++)
    if (at(one, place) !== at(other, place)) return false;
  return true;
}
