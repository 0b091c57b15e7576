import { addMonths, type Period } from "@/lib/periods/period";
import type { Course, SlaCourse } from "./course";
import type { PoolCourse, PoolTerms } from "./pool-terms";
import type { SlaTerms } from "./terms";

const monthsTried = 24;

/** The longest that windows, grace and serious breaches look back. */
const monthsBefore = 36;

/** The months on which terms are tried before they are agreed: the two years up to this one. */
export function triedMonths(until: Period): { readonly first: Period; readonly until: Period } {
  return { first: addMonths(until, 1 - monthsTried), until };
}

/** An SLA as if it had been in force all along; its grace counts from then on too, unless it has an end. */
export function slaAsIfInForce(terms: SlaTerms, first: Period): SlaCourse {
  const from = addMonths(first, -monthsBefore);
  const obligations = terms.obligations.map(({ grace, ...one }) => ({
    ...one,
    grace: grace === null || grace.to !== null ? grace : { ...grace, from },
  }));
  return since(from, { ...terms, obligations });
}

/** A pool as if it had begun in that month: windows that began earlier pay nothing. */
export function poolAsIfInForce(terms: PoolTerms, first: Period): PoolCourse {
  return since(first, terms);
}

function since<Terms>(effectiveFrom: Period, terms: Terms): Course<Terms> {
  return { versions: [{ effectiveFrom, terms }], endedFrom: null };
}
