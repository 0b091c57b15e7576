import { z } from "zod";
import { slug, text } from "@/lib/proposals/fields";
import {
  caseReferencePattern,
  handPattern,
  longestReference,
  longestRole,
} from "@/lib/promises/case-reference";
import { instant, signed } from "./basic-fields";

const number = z.int().min(1).max(1_000_000);
const says = text.min(1).max(500);
const hand = z.string().regex(handPattern, 'a code such as "A7"');
const about = { ...signed, promise: number };

/** What one entry of a case says; promises are numbered from 1 in the order in which they were made. */
const entry = z.discriminatedUnion("kind", [
  z.strictObject({
    ...signed,
    kind: z.enum(["open", "acknowledge", "decline", "recall", "close"]),
  }),
  z.strictObject({
    ...signed,
    kind: z.literal("promise"),
    role: text.min(1).max(longestRole),
    hand,
    says,
    due: instant,
  }),
  z.strictObject({ ...signed, kind: z.literal("reopened"), says }),
  z.strictObject({ ...about, kind: z.literal("message"), says }),
  z.strictObject({ ...about, kind: z.literal("kept"), hand, says: says.nullable().default(null) }),
  z.strictObject({ ...about, kind: z.literal("withdrawn"), says }),
  z.strictObject({
    ...signed,
    kind: z.literal("offer"),
    to: slug,
    handed: z.array(number).max(1000).default([]),
  }),
]);

/** A customer's case by its reference, with all that happened in it, the oldest first. */
export const caseFields = z.strictObject({
  reference: z
    .string()
    .max(longestReference)
    .regex(caseReferencePattern, "letters and digits, with single points, hyphens or slashes"),
  entries: z.array(entry).min(1),
});
