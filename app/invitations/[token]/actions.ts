"use server";

import { z } from "zod";
import { guestAction } from "@/app/form-action";
import { acceptOf } from "./accept-of";
import { declineOf } from "./decline-of";

const typed = z.string().max(10_000);

const acceptance = z.strictObject({
  token: typed,
  askedHash: typed,
  name: typed,
  password: typed,
  organisation: typed,
  organisationName: typed,
});

/** Accepts an invitation on behalf of whoever holds its link. */
export const accept = guestAction(acceptance, acceptOf);

/** Declines an invitation. */
export const decline = guestAction(z.strictObject({ token: typed }), declineOf);
