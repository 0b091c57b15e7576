import { z } from "zod";
import { slug } from "@/lib/proposals/fields";

/** A day: "2026-01-12". */
export const day = z.iso.date();

/** An instant with its offset from UTC. */
export const instant = z.iso.datetime({ offset: true });

/** No narrower than lib/access/email.ts, which says what addresses the app takes. */
export const email = z
  .string()
  .max(254)
  .regex(
    /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9][A-Za-z0-9-]*(\.[A-Za-z0-9][A-Za-z0-9-]*)*$/,
    "an e-mail address",
  );

/** Who did something for which organisation, and when. */
export const signed = { organisation: slug, email, at: instant };
