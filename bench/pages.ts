import type { Answered, Asked, Workload } from "./http";
import type { Reader } from "./readers";

/** A page of the product, by its path in a network and a text that only the page itself has in it. */
export type Page = { readonly path: (network: string) => string; readonly shows: string };

/** The list of metrics: at L 50 series with their last 13 months, bands, levels and trend marks. */
export const scorecard: Page = {
  path: (network) => `/networks/${network}/metrics`,
  shows: "M101",
};

/** Chain health of a chain of seven. */
export const chainHealth: Page = {
  path: (network) => `/networks/${network}`,
  shows: "It comes when we said it would.",
};

/** One metric over all its months. */
export const metric: Page = {
  path: (network) => `/networks/${network}/metrics/M101`,
  shows: "Orders that went well",
};

/** The figures of a network's last 13 months for programs. */
export const figuresOfAYear: Page = {
  path: (network) => `/api/v1/networks/${network}/figures?from=2024-12&to=2025-12`,
  shows: '"M101"',
};

/** The figures of five years for programs: what trends are drawn from. */
export const figuresOfFiveYears: Page = {
  path: (network) => `/api/v1/networks/${network}/figures?from=2021-01&to=2025-12`,
  shows: '"M101"',
};

/** What a manager owes. */
export const report: Page = { path: (network) => `/networks/${network}/report`, shows: "M101" };

/** The request for a reader's page. */
export function requestOf({ path }: Page, { network, cookie }: Reader): Asked {
  return { path: path(network), headers: { cookie } };
}

/** A page asked for by one reader after another, in an order drawn by a seed. */
export function readBy(page: Page, readers: readonly Reader[], seed = 1): Workload {
  const draw = drawing(seed);
  return {
    ask: () => {
      const reader = readers[draw(readers.length)];
      if (reader === undefined) throw new RangeError("nobody reads");
      return requestOf(page, reader);
    },
    check: (answer) => refuse(page.shows, answer),
  };
}

/** The floor app's page. */
export const floorPage: Workload = {
  ask: () => ({ path: "/" }),
  check: (answer) => refuse("Floor", answer),
};

/**
 * Stops the run for an answer that isn't the page.
 *
 * @throws Error for any other status than 200, or a body without `shows`
 */
export function refuse(shows: string, { status, body }: Answered): void {
  if (status === 200 && body.includes(shows)) return;
  throw new Error(`status ${status} without "${shows}": ${body.slice(0, 500)}`);
}

/** Numbers from 0 to below `count`, the same in every run (a linear congruential generator, Numerical Recipes). */
function drawing(seed: number): (count: number) => number {
  let state = seed;
  return (count) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
}
