import type { Page } from "@playwright/test";
import { z } from "zod";
import { baseUrl } from "./environment";
import { send, type Answer } from "./raw-request";

/** What the browser sent to save one figure, to be sent again with something changed. */
export type SentEntry = {
  readonly network: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly input: Readonly<Record<string, unknown>>;
};

const body = z.object({ entries: z.tuple([z.record(z.string(), z.unknown())]) });

/** What the browser sends to save the one figure that is entered when this is done in it. */
export async function entrySentBy(page: Page, act: () => Promise<void>): Promise<SentEntry> {
  const sending = page.waitForRequest((request) => request.method() === "PUT", { timeout: 15_000 });
  await act();
  const request = await sending;
  await request.response();
  const {
    "content-length": _length,
    "accept-encoding": _encoding,
    ...headers
  } = await request.allHeaders();
  const [input] = body.parse(JSON.parse(request.postData() ?? "")).entries;
  const [, network = ""] = /\/networks\/([^/]+)\//.exec(request.url()) ?? [];
  return { network, headers, input };
}

/** Sends an entry again; `changed` takes the place of what the browser sent. */
export function sendEntry(
  { network, headers, input }: SentEntry,
  changed: {
    readonly headers?: Readonly<Record<string, string>>;
    readonly network?: string;
    readonly input?: Readonly<Record<string, unknown>>;
    readonly body?: string;
  } = {},
): Promise<Answer> {
  const named = Object.entries({ ...headers, ...changed.headers }).filter(
    ([name]) => !name.startsWith(":"),
  );
  return send({
    path: `/api/v1/networks/${changed.network ?? network}/figures`,
    method: "PUT",
    headers: { origin: new URL(baseUrl).origin, ...Object.fromEntries(named) },
    body: changed.body ?? JSON.stringify({ entries: [{ ...input, ...changed.input }] }),
  });
}
