"use server";

import { z } from "zod";
import { guestAction } from "@/app/form-action";
import { askOf, setOf } from "./reset-of";

const typed = z.string().max(10_000);

/** Asks for a link to a new password. */
export const askForLink = guestAction(z.strictObject({ email: typed }), askOf);

/** Sets a new password by such a link. */
export const setPassword = guestAction(z.strictObject({ token: typed, password: typed }), setOf);
