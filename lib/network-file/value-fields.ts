import { z } from "zod";
import { period, slug, text } from "@/lib/proposals/fields";
import { signed } from "./basic-fields";

/** What an organisation had from another one in a month, as it claims, and whether that one recognises it. `guard`: a series' key. */
export const valueFields = z.strictObject({
  ...signed,
  period,
  kind: z.enum(["saving", "income", "cost"]),
  amount: z.string().regex(/^(?!0+(\.0+)?$)[0-9]{1,12}(\.[0-9]{1,4})?$/, "an amount above 0"),
  currency: z.string().regex(/^[A-Z]{3}$/, 'a currency code such as "GBP"'),
  says: text.min(1).max(500),
  guard: z.int().min(1).nullable().default(null),
  other: slug,
  answer: z
    .strictObject({
      ...signed,
      recognised: z.boolean(),
      says: text.min(1).max(500).nullable().default(null),
    })
    .nullable()
    .default(null),
});
