import { baseUrl } from "../environment";
import { send, type Answer } from "../raw-request";
import { actionResult } from "./flight";

/** A call of a server action, made of nothing but its id: no page has to be read before. */
export type ActionCall = {
  readonly id: string;
  readonly path: string;
  readonly args: readonly unknown[];
  readonly headers?: Readonly<Record<string, string>>;
};

const { origin } = new URL(baseUrl);

/** Calls an action as a script would that knows its id. */
export function callAction({ id, path, args, headers = {} }: ActionCall): Promise<Answer> {
  return send({
    path,
    method: "POST",
    headers: {
      origin,
      "next-action": id,
      "content-type": "text/plain;charset=UTF-8",
      ...headers,
    },
    body: JSON.stringify(args),
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
