import type { Page } from "@playwright/test";
import { z } from "zod";
import { baseUrl } from "./environment";
import { send, type Answer } from "./raw-request";

/** A call of one of the app's actions as a browser sent it, to be sent again with something changed. */
export type SentAction = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly network: string;
  readonly input: Readonly<Record<string, unknown>>;
};

const body = z.tuple([z.string(), z.record(z.string(), z.unknown())]);

/** What the browser sends when this is done in it: the call of an action in a network. */
export async function actionSentBy(page: Page, act: () => Promise<void>): Promise<SentAction> {
  const sending = page.waitForRequest(
    (request) => request.method() === "POST" && request.headers()["next-action"] !== undefined,
    { timeout: 15_000 },
  );
  await act();
  const request = await sending;
  await request.response();
  const {
    "content-length": _length,
    "accept-encoding": _encoding,
    ...headers
  } = await request.allHeaders();
  const [network, input] = body.parse(JSON.parse(request.postData() ?? ""));
  return { path: new URL(request.url()).pathname, headers, network, input };
}

/** Sends a call again; `changed` takes the place of what the browser sent. */
export function sendAction(
  { path, headers, network, input }: SentAction,
  changed: {
    readonly path?: string;
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
    path: changed.path ?? path,
    method: "POST",
    headers: { origin: new URL(baseUrl).origin, ...Object.fromEntries(named) },
    body:
      changed.body ?? JSON.stringify([changed.network ?? network, { ...input, ...changed.input }]),
  });
}
