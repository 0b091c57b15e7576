import pino from "pino";

/** The log: JSON lines on standard output. Figures, passwords, tokens and cookies never go into it. */
export const log = pino({
  level: process.env["LOG_LEVEL"] ?? "info",
  redact: ["*.password", "*.token", "*.cookie", "*.authorization"],
});
