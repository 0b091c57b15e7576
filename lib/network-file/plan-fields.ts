import { z } from "zod";
import { period, text } from "@/lib/proposals/fields";
import { planActs } from "@/lib/slas/plan";
import { day, signed } from "./basic-fields";

const number = z.int().min(1).max(1_000_000);

/** A joint plan about an obligation of the SLA that is the so manieth that agreed proposals made, with all that happened to it. */
export const planFields = z.strictObject({
  sla: number,
  obligation: text.min(1).max(40),
  period: period.nullable().default(null),
  aim: text.min(1).max(500),
  entries: z
    .array(
      z.strictObject({
        ...signed,
        act: z.enum(planActs),
        says: text.min(1).max(500).nullable().default(null),
        due: day.nullable().default(null),
        milestone: number.nullable().default(null),
      }),
    )
    .min(1),
});
