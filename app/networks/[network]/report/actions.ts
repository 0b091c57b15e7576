"use server";

import { z } from "zod";
import { periodPattern } from "@/lib/periods/period";
import { networkAction } from "@/app/form-action";
import { submitMonthOf } from "./submit-month-of";

const period = z.string().regex(periodPattern);
const month = z.strictObject({
  period,
  seen: z.array(z.strictObject({ key: z.int().positive(), revision: z.int().min(0) })).max(2000),
});

/** Submits all figures of the month as they were seen, or says which are missing or changed. */
export const submitMonth = networkAction("submit-month", month, submitMonthOf, {
  pages: "kept",
});
