/** Why an action gave no result: nothing came back, or the server failed. */
export type NoAnswer = { readonly state: "unsent" | "failed" };

/** What an action's rejection means: what the server failed at carries its digest, a lost request carries none. */
export function noAnswer(error: unknown): NoAnswer {
  return { state: error instanceof Error && "digest" in error ? "failed" : "unsent" };
}
