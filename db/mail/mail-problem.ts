/**
 * Why a mail wasn't taken. `says` is for an organisation's admin, `code` for the log: it names nobody. `isFinal`: trying
 * again would change nothing.
 */
export type MailProblem = {
  readonly says: string;
  readonly code: string;
  readonly isFinal: boolean;
};

/** What went wrong, out of what the mail client threw. */
export function problemOf(error: unknown): MailProblem {
  const { code, command, response, responseCode } = detailsOf(error);
  if (responseCode === null) {
    return { says: `the mail server could not be reached (${code})`, code, isFinal: false };
  }
  // What a server says before it knows the recipient is about us, and passes once our settings are mended.
  if (command !== "RCPT TO" && command !== "DATA") {
    return {
      says: `the mail server refused to take mail from us (${responseCode})`,
      code: `${responseCode}`,
      isFinal: false,
    };
  }
  return {
    says: `the mail server refused this mail: ${shown(response)}`,
    code: `${responseCode}`,
    isFinal: responseCode >= 500,
  };
}

function detailsOf(error: unknown) {
  const held: Readonly<Record<string, unknown>> =
    typeof error === "object" && error !== null ? Object.fromEntries(Object.entries(error)) : {};
  const text = (name: string) => (typeof held[name] === "string" ? held[name] : "");
  return {
    code: text("code") || "unknown",
    command: text("command"),
    response: text("response"),
    responseCode: typeof held["responseCode"] === "number" ? held["responseCode"] : null,
  };
}

/** A server may quote the mail: links are secrets. */
function shown(response: string): string {
  const line = response.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
  return line.replaceAll(/\S*:\/\/\S*/gu, "…").slice(0, 300);
}
