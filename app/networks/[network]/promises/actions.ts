"use server";

import { z } from "zod";
import { networkAction } from "@/app/form-action";
import { periodPattern } from "@/lib/periods/period";
import { addOf } from "./add-of";
import { enterFigureOf } from "./enter-figure-of";
import { openOf } from "./open-of";

const typed = z.string().max(5000);
const number = z.int().min(1).max(1_000_000);

const newEntry = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("promise"),
    role: typed,
    hand: typed,
    says: typed,
    due: z.enum(["hour", "today", "date"]),
    day: typed,
  }),
  z.strictObject({
    kind: z.enum(["message", "kept", "withdrawn"]),
    promise: number,
    hand: typed,
    says: typed,
  }),
  z.strictObject({
    kind: z.literal("offer"),
    to: z.guid(),
    handed: z.array(number).max(1000),
  }),
  z.strictObject({ kind: z.literal("reopened"), says: typed }),
  z.strictObject({ kind: z.enum(["acknowledge", "decline", "recall", "close"]) }),
]);

/** Opens a case of the viewer's organisation. */
export const open = networkAction("record-promises", z.strictObject({ reference: typed }), openOf);

/** Enters something in a case that the viewer's organisation takes part in. */
export const add = networkAction(
  "record-promises",
  z.strictObject({ reference: typed, openedById: z.guid(), entry: newEntry }),
  addOf,
);

/** Takes what the ledger counts for a month in place of the draft that a person entered for a series of the viewer's organisation. */
export const enterFigure = networkAction(
  "enter-figures",
  z.strictObject({ key: z.int(), period: z.string().regex(periodPattern) }),
  enterFigureOf,
);
