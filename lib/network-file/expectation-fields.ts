import { z } from "zod";
import { code, slug, text } from "@/lib/proposals/fields";
import { expectationKinds } from "@/lib/promises/expectation";
import { signed } from "./basic-fields";

const says = text.min(1).max(500);

/** What isn't promised to customers, or where they can't leave, with who answered it, oldest first; each party's last answer counts. */
export const expectationFields = z.strictObject({
  kind: z.enum(expectationKinds),
  says,
  metric: code.nullable().default(null),
  ...signed,
  parties: z.array(slug).min(2),
  answers: z
    .array(
      z.strictObject({
        ...signed,
        answer: z.enum(["agree", "decline"]),
        reason: says.nullable().default(null),
      }),
    )
    .min(1),
});
