import { z } from "zod";

const urls = z.object({
  app: z.string(),
  owner: z.string(),
  worker: z.string(),
  bootstrap: z.string(),
});

const input = z.object({
  tier: z.enum(["S", "M", "L"]),
  json: z.boolean(),
  rounds: z.number(),
  seconds: z.number(),
  only: z.array(z.string()).nullable(),
  folder: z.string(),
  urls,
  secret: z.string(),
});

/** What the launcher tells of a run: what was asked for, and the server that it started. */
export type RunInput = z.output<typeof input>;

/** The connection URLs of one database, a role each. */
export type Urls = z.output<typeof urls>;

/** The run that this process was started for. */
export function runInput(): RunInput {
  return input.parse(JSON.parse(process.env["BENCH_RUN"] ?? "null"));
}
