"use server";

import { z } from "zod";
import { networkAction } from "@/app/form-action";
import { inviteOf } from "./invite-of";
import { withdrawOf } from "./withdraw-of";

const typed = z.string().max(10_000);

const invitation = z.strictObject({
  organisationName: typed,
  email: typed,
  note: typed,
  metricCodes: z.array(typed).max(2000),
});

const which = z.strictObject({ id: z.uuid() });

/** Asks an organisation to join the network, by mail. */
export const invite = networkAction("invite-organisation", invitation, inviteOf);

/** Takes an open invitation of the viewer's organisation back. */
export const withdraw = networkAction("invite-organisation", which, withdrawOf);
