import type { Page, Request } from "@playwright/test";
import { z } from "zod";
import { baseUrl } from "./environment";
import { send, type Answer, type RawRequest } from "./raw-request";

/** What the browser sent to save one figure, to be sent again with something changed. */
export type SentEntry = {
  readonly network: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly input: Readonly<Record<string, unknown>>;
};

/** A call of one of the app's actions as a browser sent it, to be sent again with something changed. */
export type SentAction = SentEntry & { readonly path: string };

type Changed<Sent> = Partial<Sent> & { readonly body?: string };

const fields = z.record(z.string(), z.unknown());
const callOf = z.tuple([z.string(), fields]);
const entriesOf = z.object({ entries: z.tuple([fields]) });

/** What the browser sends when this is done in it: the call of an action in a network. */
export async function actionSentBy(page: Page, act: () => Promise<void>): Promise<SentAction> {
  const isCall = (request: Request) =>
    request.method() === "POST" && request.headers()["next-action"] !== undefined;
  const { path, headers, body } = await requestSentBy(page, act, isCall);
  const [network, input] = callOf.parse(body);
  return { path, headers, network, input };
}

/** What the browser sends to save the one figure that is entered when this is done in it. */
export async function entrySentBy(page: Page, act: () => Promise<void>): Promise<SentEntry> {
  const isEntry = (request: Request) => request.method() === "PUT";
  const { path, headers, body } = await requestSentBy(page, act, isEntry);
  const [input] = entriesOf.parse(body).entries;
  const [, network = ""] = /\/networks\/([^/]+)\//.exec(path) ?? [];
  return { network, headers, input };
}

/** Sends a call again; `changed` takes the place of what the browser sent. */
export function sendAction(
  { path, headers, network, input }: SentAction,
  changed: Changed<SentAction> = {},
): Promise<Answer> {
  return sendAgain({
    path: changed.path ?? path,
    method: "POST",
    headers: { ...headers, ...changed.headers },
    body:
      changed.body ?? JSON.stringify([changed.network ?? network, { ...input, ...changed.input }]),
  });
}

/** Sends an entry again; `changed` takes the place of what the browser sent. */
export function sendEntry(
  { network, headers, input }: SentEntry,
  changed: Changed<SentEntry> = {},
): Promise<Answer> {
  return sendAgain({
    path: `/api/v1/networks/${changed.network ?? network}/figures`,
    method: "PUT",
    headers: { ...headers, ...changed.headers },
    body: changed.body ?? JSON.stringify({ entries: [{ ...input, ...changed.input }] }),
  });
}

async function requestSentBy(
  page: Page,
  act: () => Promise<void>,
  isMeant: (request: Request) => boolean,
) {
  const sending = page.waitForRequest(isMeant, { timeout: 15_000 });
  await act();
  const request = await sending;
  await request.response();
  const {
    "content-length": _length,
    "accept-encoding": _encoding,
    ...headers
  } = await request.allHeaders();
  const body: unknown = JSON.parse(request.postData() ?? "");
  return { path: new URL(request.url()).pathname, headers, body };
}

function sendAgain({ headers = {}, ...request }: RawRequest): Promise<Answer> {
  const named = Object.entries(headers).filter(([name]) => !name.startsWith(":"));
  const { origin } = new URL(baseUrl);
  return send({ ...request, headers: { origin, ...Object.fromEntries(named) } });
}
