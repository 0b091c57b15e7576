import type { EntryResult, SentEntry } from "./month-data";

/** What came of sending entries: one result each, or why there is none. */
export type Sent =
  | { readonly state: "answered"; readonly results: readonly EntryResult[] }
  | { readonly state: "unsent" | "failed" | "signed-out" | "gone" | "malformed" };

/** How long to wait for an answer, in milliseconds: longer than the server gives itself. */
const patience = 12_000;

/** What a browser sends after its page is gone, in characters. */
const mostAfterwards = 60_000;

/** Sends entries to be saved, and waits for the answer. */
export async function sendEntries(href: string, entries: readonly SentEntry[]): Promise<Sent> {
  try {
    const response = await fetch(href, {
      ...request(entries),
      signal: AbortSignal.timeout(patience),
    });
    if (response.ok || response.status === 409) {
      const body: { readonly results: readonly EntryResult[] } = await response.json();
      return { state: "answered", results: body.results };
    }
    return { state: failures.get(response.status) ?? "failed" };
  } catch {
    return { state: "unsent" };
  }
}

/** Sends entries while the page goes away: nobody hears the answer. What doesn't go along stays kept on the device. */
export function sendAfterwards(href: string, entries: readonly SentEntry[]): void {
  const sent = request(entries);
  if (sent.body.length > mostAfterwards) return;
  fetch(href, { ...sent, keepalive: true }).catch(() => undefined);
}

function request(entries: readonly SentEntry[]) {
  return {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ entries }),
    credentials: "same-origin" as const,
  };
}

const failures = new Map<number, "signed-out" | "gone" | "malformed">([
  [401, "signed-out"],
  [404, "gone"],
  [400, "malformed"],
  [413, "malformed"],
  [415, "malformed"],
]);
