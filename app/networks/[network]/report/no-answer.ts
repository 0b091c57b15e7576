/** Why an action gave no result: nothing came back, the server failed, or what it was about isn't the viewer's any more. */
export type NoAnswer = { readonly state: "unsent" | "failed" | "gone" };

/** What an action's rejection means. What the server refused or failed at carries its digest; a lost request carries none. */
export function noAnswer(error: unknown): NoAnswer {
  if (!(error instanceof Error) || !("digest" in error)) return { state: "unsent" };
  return { state: error.digest === "NEXT_HTTP_ERROR_FALLBACK;404" ? "gone" : "failed" };
}
