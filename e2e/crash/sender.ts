import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";
import { performance } from "node:perf_hooks";
import { z } from "zod";
import { root } from "@/db/commands/project.mjs";
import { actionResult } from "../access/flight";
import { surfaceOf } from "../access/surface";

/** What came back of a request, and how long it took in milliseconds. Nothing came back: `status` is null. */
export type Reply = {
  readonly status: number | null;
  readonly body: string;
  readonly took: number;
};

/** How long a client waits before it gives up: far beyond what the app may take. */
const patience = 30_000;

/** Sends requests to an app over connections that stay open, and knows the slowest answer. */
export function senderTo(appUrl: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const { hostname, port, host, origin } = new URL(appUrl);
  const ids = new Map(surfaceOf(root).actions.map(({ name, id }) => [name, id]));
  let slowest = 0;
  const send = (
    place: string,
    sending: {
      readonly method?: "PUT";
      readonly headers: Record<string, string>;
      readonly body?: string;
    },
  ): Promise<Reply> => {
    const began = performance.now();
    const answered = (reply: Omit<Reply, "took">): Reply => {
      const took = performance.now() - began;
      slowest = Math.max(slowest, took);
      return { ...reply, took };
    };
    return new Promise((resolve) => {
      const nothing = (error: Error) => resolve(answered({ status: null, body: String(error) }));
      const { headers, body } = sending;
      const method = sending.method ?? (body === undefined ? "GET" : "POST");
      const sent = request(
        { hostname, port, path: place, method, agent, headers: { host, ...headers } },
        (response) => {
          text(response).then(
            (read) => resolve(answered({ status: response.statusCode ?? 0, body: read })),
            nothing,
          );
        },
      );
      sent.on("error", nothing);
      sent.setTimeout(patience, () => sent.destroy(new Error("no answer")));
      sent.end(body);
    });
  };
  return {
    read: (place: string, cookie: string) => send(place, { headers: { cookie } }),
    /** Saves one figure as a browser does. */
    save: (network: string, cookie: string, entry: Readonly<Record<string, unknown>>) =>
      send(`/api/v1/networks/${network}/figures`, {
        method: "PUT",
        headers: { cookie, origin, "content-type": "application/json" },
        body: JSON.stringify({ entries: [entry] }),
      }),
    /** Calls one of the app's actions as a browser does. */
    act: (name: string, place: string, cookie: string, args: readonly unknown[]) =>
      send(place, {
        headers: {
          cookie,
          origin,
          accept: "text/x-component",
          "content-type": "text/plain;charset=UTF-8",
          "next-action": ids.get(name) ?? "",
        },
        body: JSON.stringify(args),
      }),
    slowest: () => slowest,
    close: () => {
      agent.destroy();
    },
  };
}

export type Sender = ReturnType<typeof senderTo>;

/** What came of the one figure that was sent; null when the answer says nothing of it. */
export function entryResultIn({ status, body }: Reply): Record<string, unknown> | null {
  if (status !== 200) return null;
  return z.object({ results: z.tuple([z.record(z.string(), z.unknown())]) }).parse(JSON.parse(body))
    .results[0];
}

/** What an action returned; null when the answer holds no result of one, be it that it failed. */
export function resultIn({ status, body }: Reply): Record<string, unknown> | null {
  const result = status === 200 ? actionResult(body) : null;
  return result === null ? null : z.record(z.string(), z.unknown()).parse(result);
}
