import { formatMonthName } from "@/app/format";
import { words } from "@/app/words/words";
import type { FormSaid } from "./form-context";

const { frequency, frequencies, name, purpose } = words.terms;
const { forWhom, whom, kind, unit, decimals, direction, directions, measuredAt, measured } =
  words.metric;
const { numerator, denominator, rounding, source, evidence, accepting, retained } = words.metric;
const { owners, parties, visibility, visible } = words.metric;

/** The words of the form. */
export const formSaid: FormSaid = {
  propose: words.propose.form,
  card: {
    forWhom,
    whom,
    kind,
    unit,
    decimals,
    direction,
    directions,
    measuredAt,
    measured,
    numerator,
    denominator,
    rounding,
    source,
    evidence,
    accepting,
    retained,
    owners,
    parties,
    visibility,
    visible,
  },
  terms: { frequency, frequencies, name, purpose },
  pact: words.pact,
  kinds: words.kinds,
  months: Array.from({ length: 12 }, (_, index) => formatMonthName(index + 1)),
};
