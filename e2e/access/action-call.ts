import { baseUrl } from "../environment";
import { send, type Answer } from "../raw-request";
import { actionResult } from "./flight";

/** What is sent to call an action: its body and what the headers say of it. */
export type Sent = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
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

/** Calls an action as a script of our own pages does. */
export function callAction(call: {
  readonly id: string;
  readonly path: string;
  readonly args: readonly unknown[];
  readonly headers?: Readonly<Record<string, string>>;
  /** An address of this machine to call from. */
  readonly from?: string;
}): Promise<Answer> {
  const { headers, body } = actionText(call.id, call.args);
  return send({
    path: call.path,
    method: "POST",
    headers: { origin: new URL(baseUrl).origin, ...headers, ...call.headers },
    body,
    ...(call.from === undefined ? {} : { from: call.from }),
  });
}

/** What an action's answer comes to: the state that it gave, where it redirects to, or the status of a refusal. */
export function outcomeOf({ status, headers, body }: Answer): string {
  if (headers["x-action-redirect"] !== undefined) return "redirect";
  if (headers["content-type"]?.startsWith("text/x-component") !== true) return `${status}`;
  const result = actionResult(body);
  const known = typeof result === "object" && result !== null && "state" in result;
  return known ? String(result.state) : `${status} without a state`;
}
