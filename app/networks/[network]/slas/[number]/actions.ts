"use server";

import { z } from "zod";
import { networkAction } from "@/app/form-action";
import { noticeOf } from "./notice-of";
import { planOf } from "./plan-of";

const typed = z.string().max(10_000);

const given = z.strictObject({
  sla: z.int().min(1).max(1_000_000_000),
  obligation: typed,
  month: typed,
  says: typed,
});

const number = z.int().min(1).max(1_000_000_000);

const planned = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("propose"),
    sla: number,
    obligation: typed,
    month: typed,
    aim: typed,
  }),
  z.strictObject({
    kind: z.enum(["decline", "note", "stop", "milestone"]),
    plan: number,
    says: typed,
    due: typed,
  }),
  z.strictObject({ kind: z.enum(["accept", "take-over", "done"]), plan: number }),
  z.strictObject({ kind: z.literal("reach"), plan: number, milestone: number }),
]);

/** Proposes a joint plan about an obligation, or enters something in one, for the organisation acted for. */
export const plan = networkAction("agree", planned, planOf);

/** Says before a month is over that an obligation of the organisation acted for will be missed in it. */
export const notice = networkAction("agree", given, noticeOf);
