/** Before the first request: keep what is outside of all of them, and refuse to run as a role that row-level security doesn't bind. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { keepOutside } = await import("./db/outside");
  keepOutside();
  const { refuseUnsafeRole } = await import("./db/refuse-unsafe-role");
  await refuseUnsafeRole();
}

/** Errors that reached nobody else: the log has them under the digest that the person was shown. */
export async function onRequestError(
  error: unknown,
  request: { readonly path: string; readonly method: string },
): Promise<void> {
  const { log } = await import("./db/log");
  const digest =
    typeof error === "object" && error !== null && "digest" in error ? error.digest : null;
  log.error({ err: error, digest, path: request.path, method: request.method }, "request failed");
}
