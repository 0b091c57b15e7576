import { createServer, request } from "node:http";
import path from "node:path";
import { startChild } from "@/db/commands/child-process.mjs";
import { freePort, untilAnswers } from "@/db/commands/ports.mjs";
import { send, type Answer, type RawRequest } from "../raw-request";

const root = path.resolve(import.meta.dirname, "..", "..");

/** The app as it is run for real: under an https address, behind a proxy that ends TLS and says so. */
export type Served = {
  readonly origin: string;
  readonly send: (asked: Omit<RawRequest, "port">) => Promise<Answer>;
  readonly stop: () => Promise<void>;
};

/** Starts the app once more, on the same database, as it stands behind a proxy at this origin. */
export async function behindHttps(origin: string): Promise<Served> {
  const [appPort, port] = [await freePort(), await freePort()];
  const { DATABASE_OWNER_URL: _o, DATABASE_WORKER_URL: _w, ...rest } = process.env;
  const preload = path.join(root, "db", "commands", "true-address.mjs");
  const next = path.join(root, "node_modules", "next", "dist", "bin", "next");
  const app = startChild(
    process.execPath,
    ["--import", preload, next, "start", "-p", `${appPort}`, "-H", "127.0.0.1"],
    {
      env: {
        ...rest,
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        PORT: `${appPort}`,
        NEXTAUTH_URL: origin,
        TRUST_PROXY: "1",
      },
      endsWithUs: true,
      output: "capture",
    },
  );
  const { host } = new URL(origin);
  const edge = createServer((asked, answer) => {
    const headers = {
      ...asked.headers,
      host,
      "x-forwarded-host": host,
      "x-forwarded-proto": "https",
      "x-forwarded-for": asked.socket.remoteAddress ?? "",
    };
    const handedOn = request(
      { host: "127.0.0.1", port: appPort, path: asked.url, method: asked.method, headers },
      (came) => {
        answer.writeHead(came.statusCode ?? 502, came.headers);
        came.pipe(answer);
      },
    );
    handedOn.on("error", () => answer.destroy());
    asked.pipe(handedOn);
  });
  await new Promise<void>((resolve) => {
    edge.listen(port, "127.0.0.1", resolve);
  });
  await untilAnswers(`http://127.0.0.1:${appPort}/healthz`, { seconds: 60 });
  return {
    origin,
    send: (asked) => send({ ...asked, port }),
    stop: async () => {
      edge.closeAllConnections();
      edge.close();
      await app.stop();
    },
  };
}
