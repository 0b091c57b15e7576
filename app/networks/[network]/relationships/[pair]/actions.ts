"use server";

import { z } from "zod";
import { networkAction } from "@/app/form-action";
import { valueOf } from "./value-of";

const typed = z.string().max(10_000);

const given = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("claim"),
    other: z.guid(),
    what: z.enum(["saving", "income", "cost"]),
    month: typed,
    amount: typed,
    says: typed,
    guard: z.int().min(1).max(2_147_483_647).nullable(),
  }),
  z.strictObject({ kind: z.literal("recognise"), entry: z.int().min(1).max(1_000_000_000) }),
  z.strictObject({
    kind: z.literal("refuse"),
    entry: z.int().min(1).max(1_000_000_000),
    says: typed,
  }),
]);

/** Claims a value for the organisation acted for, or recognises one of the other side, or says why not. */
export const value = networkAction("agree", given, valueOf);
