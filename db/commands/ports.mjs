import { connect, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * A port of 127.0.0.1 that nobody uses, chosen by the system.
 *
 * @returns {Promise<number>}
 */
export async function freePort() {
  const port = await listen(0, "127.0.0.1");
  if (typeof port !== "number") throw port;
  return port;
}

/**
 * Whether nobody listens on a port, neither on this machine's own addresses nor on all of them.
 *
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export async function isFree(port) {
  for (const host of ["127.0.0.1", "::1", "0.0.0.0", "::"]) {
    const answer = await listen(port, host);
    if (typeof answer !== "number" && ["EADDRINUSE", "EACCES"].includes(answer.code ?? "")) {
      return false;
    }
  }
  return true;
}

/**
 * The first free port from `port` on.
 *
 * @param {number} port
 * @returns {Promise<number>}
 */
export async function nextFreePort(port) {
  let candidate = port;
  while (!(await isFree(candidate))) candidate += 1;
  return candidate;
}

/**
 * Whether something on this machine accepts TCP connections on a port of 127.0.0.1.
 *
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1", timeout: 2_000 });
    const answer = (/** @type {boolean} */ yes) => {
      socket.destroy();
      resolve(yes);
    };
    socket.once("connect", () => answer(true));
    socket.once("error", () => answer(false));
    socket.once("timeout", () => answer(false));
  });
}

/**
 * Waits until an address answers 200.
 *
 * @param {string} url
 * @param {{ seconds: number }} patience how long at most
 * @throws Error with the last answer when the time is over
 */
export async function untilAnswers(url, { seconds }) {
  const end = Date.now() + seconds * 1000;
  let last = "no answer";
  while (Date.now() < end) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: "manual" });
      if (response.status === 200) return;
      last = `status ${response.status}: ${(await response.text()).slice(0, 300)}`;
    } catch (error) {
      last = String(error instanceof Error && error.cause ? error.cause : error);
    }
    await sleep(50);
  }
  throw new Error(`${url} did not answer 200 within ${seconds} s (${last})`);
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<number | NodeJS.ErrnoException>} the port listened on, or what went wrong
 */
function listen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", resolve);
    server.listen({ port, host, ipv6Only: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : port));
    });
  });
}
