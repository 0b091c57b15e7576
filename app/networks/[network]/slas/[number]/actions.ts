"use server";

import { z } from "zod";
import { networkAction } from "@/app/form-action";
import { noticeOf } from "./notice-of";

const typed = z.string().max(10_000);

const given = z.strictObject({
  sla: z.int().min(1).max(1_000_000_000),
  obligation: typed,
  month: typed,
  says: typed,
});

/** Says before a month is over that an obligation of the organisation acted for will be missed in it. */
export const notice = networkAction("agree", given, noticeOf);
