import { parseArgs } from "node:util";
import { z } from "zod";
import { defaultStart } from "@/lib/early-warning/evidence";
import { defaultLevels, type Levels } from "@/lib/early-warning/levels";
import type { ScanChoices } from "@/lib/early-warning/chain-scan";
import type { Transform } from "@/lib/early-warning/series";

/** What a scan of a file was asked for. */
export type ScanInput = {
  readonly file: string;
  readonly json: boolean;
  readonly transform: Transform | "auto";
  readonly choices: ScanChoices & { readonly levels: Levels };
};

/** How the command is called. */
export const scanUsage = `npm run scan -- FIGURES.csv [--json] [--season 0|1|2] [--start ${defaultStart}] [--transform auto|identity|asin|log|sqrt] [--look ${defaultLevels.look}] [--act ${defaultLevels.act}] [--no-whitening]`;

const given = z.object({
  season: z
    .enum(["0", "1", "2"], { error: "--season is 0, 1 or 2" })
    .transform((text) => (text === "0" ? 0 : text === "1" ? 1 : 2))
    .optional(),
  start: z
    .string()
    .regex(/^\d{1,4}$/, "--start is a whole number of months")
    .transform(Number),
  transform: z.enum(["auto", "identity", "asin", "log", "sqrt"], {
    error: "--transform is auto, identity, asin, log or sqrt",
  }),
  look: level("look"),
  act: level("act"),
});

function level(name: string) {
  const says = `--${name} is a number of months, more than 1`;
  return z
    .string()
    .regex(/^\d{1,9}(\.\d+)?$/, says)
    .transform(Number)
    .refine((months) => months > 1, says);
}

/** Reads the words after the command. */
export function readScanInput(words: readonly string[]): ScanInput | { readonly problem: string } {
  const parsed = parsedWords(words);
  if ("problem" in parsed) return parsed;
  const { values, positionals } = parsed;
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) return { problem: "Which file?" };
  const checked = given.safeParse(values);
  if (!checked.success)
    return { problem: checked.error.issues.map((one) => one.message).join("\n") };
  const { season, start, transform, look, act } = checked.data;
  if (look > act) return { problem: "--look is at most --act" };
  return {
    file,
    json: values.json,
    transform,
    choices: {
      ...(season === undefined ? {} : { harmonics: season }),
      start,
      levels: { look, act },
      whiten: !values["no-whitening"],
    },
  };
}

function parsedWords(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        season: { type: "string" },
        start: { type: "string", default: String(defaultStart) },
        transform: { type: "string", default: "auto" },
        look: { type: "string", default: String(defaultLevels.look) },
        act: { type: "string", default: String(defaultLevels.act) },
        "no-whitening": { type: "boolean", default: false },
      },
    });
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
