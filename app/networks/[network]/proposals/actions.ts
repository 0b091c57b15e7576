"use server";

import { z } from "zod";
import { networkAction } from "@/app/form-action";
import { answerOf } from "./answer-of";
import { commentOf } from "./comment-of";
import { proposeOf } from "./propose-of";
import { stakeOf } from "./stake-of";
import { tryOutOf } from "./try-out-of";
import { withdrawOf } from "./withdraw-of";

const typed = z.string().max(10_000);
const number = z.int().min(1).max(1_000_000_000);

const entries = z.array(z.tuple([z.string().max(200), typed])).max(10_000);

const sent = z.strictObject({ entries, counterTo: number.nullable() });

const answered = z.strictObject({
  number,
  answer: z.enum(["agree", "decline"]),
  reason: typed,
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

const commented = z.strictObject({ number, place: z.string().max(200), says: typed });

/**
 * Proposes what a form says, in place of an open proposal where it counters one. Its page is kept: a countered proposal isn't open
 * any more, so the form would be gone before it could lead to what was made of it.
 */
export const propose = networkAction("agree", sent, proposeOf, { pages: "kept" });

/** Tells what the SLAs and pools that a form says would have come to in the last two years. Nothing is proposed. */
export const tryOut = networkAction("agree", z.strictObject({ entries }), tryOutOf, {
  pages: "kept",
});

/** Tells what the SLAs that are being typed put at risk. Nothing is proposed. */
export const stake = networkAction("agree", z.strictObject({ entries }), stakeOf, {
  pages: "kept",
});

/** Agrees or declines for the organisation acted for, to the text that was read. */
export const answer = networkAction("agree", answered, answerOf);

/** Says something about a field of a proposal, to its parties. */
export const comment = networkAction("agree", commented, commentOf);

/** Takes an open proposal of the organisation acted for back. */
export const withdraw = networkAction("agree", z.strictObject({ number }), withdrawOf);
