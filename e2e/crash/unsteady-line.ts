import { connect, createServer, type Socket } from "node:net";

/**
 * What happens to the next request that changes something: `lost` never reaches the app; the app does what it asks and then the
 * answer is `cut` before its first byte (a browser then sends the request again by itself), `torn` in its middle, or `swallowed`:
 * nothing comes and nobody says so.
 */
export type Trouble = "lost" | "cut" | "torn" | "swallowed";

/** A line to the app on a port of its own that can be made to fail. */
export type UnsteadyLine = {
  readonly url: string;
  /** The next POST or PUT meets this; done when it has. Of an answer that is torn this part arrives. */
  readonly meet: (trouble: Trouble, part?: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** A line to the app that answers at this address; it knows nothing of HTTP but where such a request begins. */
export async function anUnsteadyLine(appUrl: string): Promise<UnsteadyLine> {
  const app = new URL(appUrl);
  const sockets = new Set<Socket>();
  let next: { readonly trouble: Trouble; readonly part: number; readonly met: () => void } | null =
    null;

  const server = createServer((browser) => {
    const upstream = connect(Number(app.port), "127.0.0.1");
    let now: typeof next = null;
    let answer = Buffer.alloc(0);
    for (const socket of [browser, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on("error", () => undefined);
      socket.on("close", () => sockets.delete(socket));
    }
    browser.on("close", () => upstream.destroy());
    upstream.on("close", () => {
      if (now?.trouble !== "swallowed") browser.destroy();
    });
    browser.on("data", (bytes) => {
      if (next !== null && /^(?:POST|PUT) /.test(bytes.subarray(0, 5).toString("latin1"))) {
        now = next;
        next = null;
        if (now.trouble === "lost") {
          upstream.destroy();
          browser.resetAndDestroy();
          now.met();
          return;
        }
      }
      upstream.write(bytes);
    });
    upstream.on("data", (bytes) => {
      if (now === null) {
        browser.write(bytes);
        return;
      }
      answer = Buffer.concat([answer, bytes]);
      if (answer.length > bytes.length) return;
      const { trouble, part, met } = now;
      // By then all of the answer is here.
      setTimeout(() => {
        if (trouble === "torn") browser.write(answer.subarray(0, Math.floor(answer.length * part)));
        if (trouble !== "swallowed") setTimeout(() => browser.resetAndDestroy(), 20);
        met();
      }, 300);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://localhost:${port}`,
    meet: (trouble, part = 0.5) =>
      new Promise((resolve) => {
        next = { trouble, part, met: resolve };
      }),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
