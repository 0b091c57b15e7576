import { z } from "zod";
import { baseUrl } from "../environment";
import { send, type Answer } from "../raw-request";
import { actionResult } from "./flight";
import { putId } from "./surface";

/** What is sent to call an action: its body and what the headers say of it. */
export type Sent = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** POST without it. */
  readonly method?: "PUT";
};

/** The call of an action as a script sends it: nothing but its id is needed, no page has to be read before. */
export function actionText(id: string, args: readonly unknown[]): Omit<Sent, "path"> {
  return {
    headers: { "next-action": id, "content-type": "text/plain;charset=UTF-8" },
    body: JSON.stringify(args),
  };
}

/** The call of an action as a form sends it in a browser without scripts. */
export function actionForm(id: string): Omit<Sent, "path"> {
  const field = `Content-Disposition: form-data; name="$ACTION_ID_${id}"`;
  return {
    headers: { "content-type": "multipart/form-data; boundary=field" },
    body: `--field\r\n${field}\r\n\r\n\r\n--field--\r\n`,
  };
}

/** The call of a route that takes a document, which stands among the actions under the name of its method. */
export function documentPut(args: readonly unknown[]): Omit<Sent, "path"> {
  return {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(args[0] ?? {}),
  };
}

/** Calls an action as a script of our own pages does. */
export function callAction(call: {
  readonly id: string;
  readonly path: string;
  readonly args: readonly unknown[];
  readonly headers?: Readonly<Record<string, string>>;
  /** An address of this machine to call from. */
  readonly from?: string;
}): Promise<Answer> {
  const {
    headers,
    body,
    method = "POST",
  } = call.id === putId ? documentPut(call.args) : actionText(call.id, call.args);
  return send({
    path: call.path,
    method,
    headers: { origin: new URL(baseUrl).origin, ...headers, ...call.headers },
    body,
    ...(call.from === undefined ? {} : { from: call.from }),
  });
}

const item = z.object({ state: z.string() });
const results = z.object({ results: z.array(item).min(1) });
const refusals = new Map([
  [401, "signed-out"],
  [404, "gone"],
  [400, "malformed"],
]);

/** What the answer to a document comes to: what came of the first thing in it, or the state of the refusal. */
function outcomeOfDocument({ status, body }: Answer): string {
  const parsed = results.safeParse(JSON.parse(body));
  return parsed.data?.results[0]?.state ?? refusals.get(status) ?? `${status}`;
}

/** What an action's answer comes to: the state that it gave, where it redirects to, or the status of a refusal. */
export function outcomeOf({ status, headers, body }: Answer): string {
  if (headers["x-action-redirect"] !== undefined) return "redirect";
  if (headers["content-type"]?.includes("json") === true) {
    return outcomeOfDocument({ status, headers, body });
  }
  if (headers["content-type"]?.startsWith("text/x-component") !== true) return `${status}`;
  const result = actionResult(body);
  const known = typeof result === "object" && result !== null && "state" in result;
  return known ? String(result.state) : `${status} without a state`;
}
