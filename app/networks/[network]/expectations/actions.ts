"use server";

import { z } from "zod";
import { networkAction } from "@/app/form-action";
import { expectationKinds } from "@/lib/promises/expectation";
import { answerOf } from "./answer-of";
import { proposeOf } from "./propose-of";

const typed = z.string().max(5000);

/** Puts what isn't promised, or where customers can't leave, to all members. */
export const propose = networkAction(
  "agree",
  z.strictObject({ kind: z.enum(expectationKinds), says: typed, metric: typed }),
  proposeOf,
);

/** Answers what was put to all members, for the organisation acted for. */
export const answer = networkAction(
  "agree",
  z.strictObject({
    number: z.int().min(1).max(1_000_000_000),
    answer: z.enum(["agree", "decline"]),
    reason: typed,
  }),
  answerOf,
);
