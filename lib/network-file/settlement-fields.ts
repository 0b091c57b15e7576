import { z } from "zod";
import { period, sentence, slug } from "@/lib/proposals/fields";
import { actNames } from "@/lib/settlement/figure-act";
import { day, instant, signed } from "./basic-fields";

const whole = z.int();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "a SHA-256 in lower-case hexadecimal");
const seriesKey = z.int().min(1).max(2_147_483_647);
const audience = z.array(slug).min(1).nullable().default(null);
const level = z.enum(["ahead", "on-track", "watch", "breach", "no-data"]);

/** What was done about a figure after it was submitted, in the order of the list; parts are in the smallest unit. */
export const act = z.strictObject({
  series: seriesKey,
  period,
  act: z.enum(actNames),
  revision: z.int().min(1),
  made: z.int().min(2).nullable().default(null),
  says: sentence.nullable().default(null),
  evidence: sentence.nullable().default(null),
  numerator: whole.nullable().default(null),
  denominator: whole.min(0).nullable().default(null),
  notApplicable: z.boolean().default(false),
  ...signed,
  audience,
});

/** How a figure stood when its month closed, word for word. */
export const evaluation = z.strictObject({
  series: seriesKey,
  period,
  revision: z.int().min(1).nullable().default(null),
  level,
  base: level,
  text: z.string().min(2).max(100_000),
  at: instant,
  audience,
});

/** The statement of an SLA or a pool as it stood when its month closed, word for word. */
export const statement = z.strictObject({
  object: z.string().regex(/^(sla [1-9][0-9]{0,8}|pool .{1,120})$/),
  period,
  text: z.string().min(2).max(1_000_000),
  at: instant,
  audience: z.array(slug).min(2),
});

/** A month that a network opened, with the signatures under it. */
export const openedPeriod = z.strictObject({
  period,
  due: day,
  closed: day.nullable().default(null),
  frozen: z.enum(["waiting", "done"]).nullable().default(null),
  signatures: z
    .array(z.strictObject({ ...signed, text: z.string().min(2).max(10_000_000), covers: sha256 }))
    .default([]),
});
