"use server";

import { z } from "zod";
import { periodPattern } from "@/lib/periods/period";
import { networkAction } from "@/app/form-action";
import { submitMonthOf } from "./submit-month-of";
import { mostUnanswered } from "./month-row";
import { saveFigureOf } from "./save-figure-of";

const period = z.string().regex(periodPattern);
const typed = z.string().max(40);

const fields = { numerator: typed, denominator: typed, notApplicable: z.boolean() };

const entry = z.strictObject({
  key: z.int().positive(),
  period,
  over: z.int().min(0),
  ...fields,
  unanswered: z.array(z.strictObject(fields)).max(mostUnanswered).default([]),
});

const month = z.strictObject({
  period,
  seen: z.array(z.strictObject({ key: z.int().positive(), revision: z.int().min(0) })).max(2000),
});

/** Saves one figure of the open month as a draft, over the revision that the person saw. */
export const saveFigure = networkAction("enter-figures", entry, saveFigureOf, {
  pages: "kept",
});

/** Submits all figures of the month as they were seen, or says which are missing or changed. */
export const submitMonth = networkAction("submit-month", month, submitMonthOf, {
  pages: "kept",
});
