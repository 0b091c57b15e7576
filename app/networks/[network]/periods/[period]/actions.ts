"use server";

import { z } from "zod";
import { networkAction } from "@/app/form-action";
import { acceptOf } from "./accept-of";
import { closeOf } from "./close-of";
import { disputeOf, sayOf } from "./dispute-of";
import { count, figureKey, typed } from "./figure-key";
import { restateOf } from "./restate-of";
import { settleOf, settlements } from "./settle-of";

const part = z.string().max(40);
const fields = { numerator: part, denominator: part, notApplicable: z.boolean() };
const seen = z.strictObject({ key: figureKey.key, revision: count });

/** Accepts figures of a month, or takes a disputed one as it stands, for the organisation acted for. */
export const accept = networkAction(
  "agree",
  z.strictObject({ period: figureKey.period, figures: z.array(seen).min(1).max(2000) }),
  acceptOf,
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

/** Takes the rule that the other side named, or agrees to a restatement, declines it, or takes it back. */
export const settle = networkAction(
  "agree",
  z.strictObject({ ...figureKey, act: z.enum(settlements), number: count, says: typed }),
  settleOf,
);

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

/** Signs a month as it was seen, and closes it where nobody else is left to sign. */
export const close = networkAction(
  "agree",
  z.strictObject({ period: figureKey.period, seen: z.string().max(200_000) }),
  closeOf,
);
