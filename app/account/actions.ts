"use server";

import { z } from "zod";
import { personAction } from "@/app/form-action";
import { changePasswordOf } from "./password-of";
import { endOf, endOthersOf } from "./sessions-of";

const typed = z.string().max(10_000);

/** Ends one of the person's own sessions. */
export const endSession = personAction(z.strictObject({ id: z.uuid() }), endOf);

/** Ends all of the person's own sessions but this one. */
export const endOtherSessions = personAction(z.strictObject({}), endOthersOf);

/** Changes the person's own password. */
export const changePassword = personAction(
  z.strictObject({ current: typed, next: typed }),
  changePasswordOf,
);
