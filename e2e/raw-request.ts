import { request, type IncomingHttpHeaders } from "node:http";
import { text } from "node:stream/consumers";
import { baseUrl } from "./environment";

/** A request as its bytes say: the path is sent as it stands, and no header is added but Host. */
export type RawRequest = {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** An address of this machine to send from, such as "127.0.0.7". */
  readonly from?: string;
  /** Of this machine, instead of the app's own. */
  readonly port?: number;
};

/** An answer, redirects not followed. */
export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

/** Sends what a browser or a client library would tidy up first. */
export function send({
  path,
  method = "GET",
  headers = {},
  body,
  from,
  port = Number(new URL(baseUrl).port),
}: RawRequest): Promise<Answer> {
  const { hostname, host } = new URL(baseUrl);
  const localAddress = from === undefined ? {} : { localAddress: from, family: 4 };
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        hostname,
        port,
        path,
        method,
        headers: { host, ...headers },
        agent: false,
        ...localAddress,
      },
      (response) => {
        // What is looked for in compressed bytes is never found.
        if (response.headers["content-encoding"] !== undefined) {
          reject(new Error("the answer is compressed: ask without accept-encoding"));
        }
        text(response).then(
          (read) =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: read }),
          reject,
        );
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}
