/** What an expectation says: what isn't promised to customers, or where they can't leave, so that staying proves nothing. */
export const expectationKinds = ["not-promised", "captive"] as const;

export type ExpectationKind = (typeof expectationKinds)[number];

/** One party's answer. */
export type ExpectationAnswer = {
  readonly organisationId: string;
  readonly personName: string;
  readonly answer: "agree" | "decline";
  readonly reason: string | null;
  readonly answeredAt: Date;
};

/** An expectation as it was put to its parties, with what they answered, oldest first. `metricCode`: what it says of a metric. */
export type Expectation = {
  readonly number: number;
  readonly kind: ExpectationKind;
  readonly says: string;
  readonly metricCode: string | null;
  readonly organisationId: string;
  readonly partyIds: readonly string[];
  readonly answers: readonly ExpectationAnswer[];
};

/** Where an expectation stands; ended is what all agreed to once, and not all do any more. */
export type ExpectationStanding = "agreed" | "proposed" | "declined" | "ended";

/** The last answer of an organisation; null while it gave none. */
export function lastAnswer(
  { answers }: Expectation,
  organisationId: string,
): ExpectationAnswer | null {
  return answers.findLast((one) => one.organisationId === organisationId) ?? null;
}

/** Where an expectation stands: agreed while each party's last answer is to agree. */
export function standingOf(expectation: Expectation): ExpectationStanding {
  const { partyIds, answers } = expectation;
  const holdsAfter = (given: readonly ExpectationAnswer[]) =>
    partyIds.every(
      (party) => lastAnswer({ ...expectation, answers: given }, party)?.answer === "agree",
    );
  if (holdsAfter(answers)) return "agreed";
  if (answers.some((_, place) => holdsAfter(answers.slice(0, place + 1)))) return "ended";
  return partyIds.some((party) => lastAnswer(expectation, party)?.answer === "decline")
    ? "declined"
    : "proposed";
}

/** The parties that haven't answered. */
export function unanswered(expectation: Expectation): readonly string[] {
  return expectation.partyIds.filter((party) => lastAnswer(expectation, party) === null);
}
