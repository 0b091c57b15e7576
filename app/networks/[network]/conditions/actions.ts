"use server";

import { z } from "zod";
import { networkAction } from "@/app/form-action";
import { confirmOf } from "./confirm-of";
import { declareOf } from "./declare-of";
import { proposeForecastOf } from "./propose-forecast-of";
import { withdrawOf } from "./withdraw-of";

const typed = z.string().max(10_000);
const which = z.strictObject({ number: z.int().min(1).max(1_000_000_000) });

const declared = z.strictObject({ condition: typed, first: typed, last: typed, reason: typed });

const forecast = z.strictObject({
  seriesKey: z.int().min(1).max(2_147_483_647),
  part: z.enum(["numerator", "denominator"]),
  amounts: z.array(z.strictObject({ month: typed, amount: typed })).max(12),
  reason: typed,
});

/** Declares a condition for the organisation acted for. */
export const declare = networkAction("agree", declared, declareOf);

/** Confirms a condition that another organisation declared. */
export const confirm = networkAction("agree", which, confirmOf);

/** Takes a condition of one's own organisation back that nobody has confirmed. */
export const withdraw = networkAction("agree", which, withdrawOf);

/** Proposes the forecast of a volume that flex compares with. */
export const proposeForecast = networkAction("agree", forecast, proposeForecastOf);
