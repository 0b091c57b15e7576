"use server";

import { z } from "zod";
import { networkAction } from "@/app/form-action";
import { acceptAllOf, acceptOf } from "./accept-of";
import { closeOf } from "./close-of";
import { disputeOf, sayOf, takeRuleOf } from "./dispute-of";
import { count, figureKey, typed } from "./figure-key";
import { answerRestatementOf, restateOf, withdrawRestatementOf } from "./restate-of";

const part = z.string().max(40);
const fields = { numerator: part, denominator: part, notApplicable: z.boolean() };
const seen = z.strictObject({ key: figureKey.key, revision: count });
const numbered = z.strictObject({ ...figureKey, number: count });

/** Accepts a figure, or takes a disputed one as it stands, for the organisation acted for. */
export const accept = networkAction(
  "agree",
  z.strictObject({ ...figureKey, revision: count }),
  acceptOf,
);

/** Accepts several figures of a month at once. */
export const acceptAll = networkAction(
  "agree",
  z.strictObject({ period: figureKey.period, figures: z.array(seen).min(1).max(2000) }),
  acceptAllOf,
);

/** Asks about a figure: it is disputed from then on. */
export const dispute = networkAction(
  "agree",
  z.strictObject({ ...figureKey, revision: count, says: typed, evidence: typed, ...fields }),
  disputeOf,
);

/** Writes in the thread of a disputed figure, or names the rule that settles it. */
export const say = networkAction(
  "agree",
  z.strictObject({
    ...figureKey,
    act: z.enum(["message", "name-rule"]),
    says: typed,
    evidence: typed,
  }),
  sayOf,
);

/** Takes the rule that the other side of a dispute named. */
export const takeTheRule = networkAction("agree", numbered, takeRuleOf);

/** Says what a restatement would change, and proposes it once that was read. */
export const restate = networkAction(
  "submit-month",
  z.strictObject({
    ...figureKey,
    revision: count,
    says: typed,
    sure: z.string().max(200),
    ...fields,
  }),
  restateOf,
);

/** Agrees to a proposed restatement, or declines it. */
export const answerToRestatement = networkAction(
  "agree",
  numbered.extend({ answer: z.enum(["agree", "decline"]), says: typed }),
  answerRestatementOf,
);

/** Takes a proposed restatement of one's own organisation back. */
export const withdrawTheRestatement = networkAction("agree", numbered, withdrawRestatementOf);

/** Signs a month as it was seen, and closes it where nobody else is left to sign. */
export const close = networkAction(
  "agree",
  z.strictObject({ period: figureKey.period, seen: z.string().max(200_000) }),
  closeOf,
);
