"use server";

import { z } from "zod";
import { networkAction } from "@/app/form-action";
import { periodPattern } from "@/lib/periods/period";
import { askOf } from "./ask-of";

const asked = z.strictObject({
  period: z.string().regex(periodPattern),
  organisationId: z.guid(),
});

/** Asks another organisation for its figures of an open month. */
export const ask = networkAction("ask-for-figures", asked, askOf);
