"use server";

import { z } from "zod";
import { networkAction } from "@/app/form-action";
import { issueCauses, issueOwners, suggestionAnswers } from "@/lib/issues/issue";
import { addOf } from "./add-of";
import { raiseOf } from "./raise-of";
import { releaseOf } from "./release-of";

const typed = z.string().max(10_000);
const issue = z.guid();

/** Raises an issue to a go-to person, in confidence. */
export const raise = networkAction(
  "raise-issue",
  z.strictObject({
    /** Nobody is chosen until somebody is: what is confided must not go to whoever stands first. */
    goTo: z.strictObject({ organisationId: z.guid(), personId: z.guid() }).nullable(),
    cause: z.enum(issueCauses),
    says: typed,
    owner: z.enum(issueOwners),
  }),
  raiseOf,
);

/** Writes in an issue as its author or as its go-to person. */
export const add = networkAction(
  "raise-issue",
  z.strictObject({
    issue,
    entry: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("suggestion"), says: typed }),
      z.strictObject({
        kind: z.enum(suggestionAnswers),
        about: z.int().min(1).max(1_000_000),
        says: typed,
      }),
      z.strictObject({ kind: z.literal("settled") }),
    ]),
  }),
  addOf,
);

/** Releases an issue of one's own to both organisations. */
export const release = networkAction("raise-issue", z.strictObject({ issue }), releaseOf);
