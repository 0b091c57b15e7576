"use server";

import { z } from "zod";
import { periodPattern } from "@/lib/periods/period";
import { networkAction } from "@/app/form-action";
import { answerOf } from "./answer-of";

const typed = z.string().max(10_000);

const answered = z.strictObject({
  chain: z.string().max(200).nullable(),
  openedPeriod: z.string().regex(periodPattern),
  over: z.int().min(0).max(10_000),
  answer: z.enum(["", "investigating", "explained", "disputed", "closed"]),
  note: typed,
  evidence: typed,
});

/** Answers a warning over the answers that the person saw, or says which has come since. */
export const answer = networkAction("answer-warning", answered, answerOf);
