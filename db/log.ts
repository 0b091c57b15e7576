import pino from "pino";

/** Of an error the log has type, message, code and stack: neither its other fields, which may hold values, nor its cause. */
function errorFields(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name: type, message, stack } = error;
  return { type, message, stack, ...("code" in error ? { code: error.code } : {}) };
}

/** How the log writes: what is called password, token, cookie or authorization is taken out, of errors most fields. */
export const logOptions = {
  level: process.env["LOG_LEVEL"] ?? "info",
  redact: ["password", "token", "cookie", "authorization"].flatMap((name) => [name, `*.${name}`]),
  serializers: { err: errorFields },
};

/**
 * The log: JSON lines on standard output. Nobody passes it figures or parameters of statements; an error that comes
 * through a door names none (`withoutValues`).
 */
export const log = pino(logOptions);
