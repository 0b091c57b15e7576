/**
 * A failure as it may leave the database's doors: an error of a statement gives what was said, its code and its stack,
 * without the statement, its parameters, or what Postgres quotes of them; anything else stays what it is.
 */
export function withoutValues(failure: unknown): unknown {
  if (!(failure instanceof Error) || !isOfStatement(failure)) return failure;
  const said = failure.cause instanceof Error ? failure.cause : failure;
  const code = codeOf(said);
  const message = unquoted(said.message, code);
  const told = Object.assign(new Error(message), code === null ? {} : { code });
  told.name = said.name;
  told.stack = `${said.name}: ${message}${framesOf(failure)}`;
  return told;
}

/** The code that Postgres gave a failure of a statement, such as "23505"; null where there is none. */
export function codeOf(failure: unknown): string | null {
  if (!(failure instanceof Error)) return null;
  const said = failure.cause instanceof Error ? failure.cause : failure;
  return "code" in said && typeof said.code === "string" ? said.code : null;
}

/** Drizzle's error carries `query` and `params`, the driver's own `query` and `parameters`. */
function isOfStatement(failure: Error): boolean {
  return "query" in failure || failure.name === "PostgresError";
}

/** Of the class of data exceptions (22) alone a message quotes values; elsewhere what it quotes are names of ours. */
function unquoted(message: string, code: string | null): string {
  return code?.startsWith("22") === true ? message.replace(/".*"/su, '"…"') : message;
}

/** The lines below the message, which may itself be of several lines. */
function framesOf({ stack = "", message }: Error): string {
  const start = stack.indexOf(message);
  return start === -1 ? "" : stack.slice(start + message.length);
}
