"use server";

import { z } from "zod";
import { networkAction } from "@/app/form-action";
import { mostCharacters } from "@/lib/library/definitions-file";
import { readFileOf } from "./read-file-of";

const file = z.strictObject({ text: z.string().max(mostCharacters), name: z.string().max(300) });

/** Reads a file of definitions, and says what of it can be proposed and what is to be mended. It changes nothing. */
export const readFile = networkAction("agree", file, readFileOf, { pages: "kept" });
