import { Agent, request } from "node:http";
import { quantile } from "./ratios";

/** One request of a workload, and what its answer must have in it to count as answered. */
export type Asked = {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: "GET" | "POST" | "PUT";
  readonly body?: string;
};

/** A status and a body. */
export type Answered = { readonly status: number; readonly body: string };

/** Requests without end: what is asked next, and what is done with an answer. It throws for one that isn't what was asked for. */
export type Workload = {
  readonly ask: (connection: number) => Asked;
  readonly check: (answer: Answered, connection: number) => void;
};

/** What came of a round. */
export type Loaded = {
  readonly requests: number;
  /** Answers that weren't what was asked for: how many, and what was wrong with the first. */
  readonly failed: number;
  readonly failure: string | null;
  readonly perSecond: number;
  readonly milliseconds: { readonly p50: number; readonly p99: number };
};

/** Connections at once, as wrk -c8. */
export const connections = 8;

/** Sends requests to a server of this machine over connections kept alive, each waiting for its answer before the next. */
export async function loadWith(
  port: number,
  { ask, check }: Workload,
  { seconds, at = connections }: { readonly seconds: number; readonly at?: number },
): Promise<Loaded> {
  const agent = new Agent({ keepAlive: true, maxSockets: at });
  const start = performance.now();
  const times: number[] = [];
  const failures: string[] = [];
  const one = async (connection: number) => {
    while (performance.now() - start < seconds * 1000) {
      const sent = performance.now();
      const answer = await send(port, agent, ask(connection));
      times.push(performance.now() - sent);
      try {
        check(answer, connection);
      } catch (error) {
        failures.push(String(error));
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: at }, (_, connection) => one(connection)));
  } finally {
    agent.destroy();
  }
  const taken = (performance.now() - start) / 1000;
  return {
    requests: times.length,
    failed: failures.length,
    failure: failures[0] ?? null,
    perSecond: (times.length - failures.length) / taken,
    milliseconds: { p50: quantile(times, 0.5), p99: quantile(times, 0.99) },
  };
}

/** One request by itself. */
export function askOnce(port: number, asked: Asked): Promise<Answered> {
  return send(port, new Agent(), asked);
}

function send(port: number, agent: Agent, { path, method = "GET", headers = {}, body }: Asked) {
  return new Promise<Answered>((resolve, reject) => {
    const sent = request(
      {
        host: "127.0.0.1",
        port,
        path,
        method,
        agent,
        headers: {
          ...headers,
          host: `localhost:${port}`,
          ...(body === undefined ? {} : { "content-length": Buffer.byteLength(body) }),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(chunks).toString("utf8"),
          }),
        );
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}
