import { chownSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startChild } from "../db/commands/child-process.mjs";
import { accepts, freePort } from "../db/commands/ports.mjs";
import { problem } from "../db/commands/problem.mjs";

const folders = ["/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"];

/**
 * Starts pgbouncer before a server, in transaction mode: what a client leaves on a connection, the next one finds.
 *
 * @param {string} folder the run's own
 * @param {import("../db/embedded.mjs").Urls} urls of the server
 * @returns {Promise<{ url: (direct: string) => string, stop: () => Promise<void> }>} `url` leads through it
 */
export async function startPooler(folder, { app, worker }) {
  const program = folders.map((one) => join(one, "pgbouncer")).find((file) => existsSync(file));
  if (program === undefined) throw problem("pgbouncer isn't installed: apt-get install pgbouncer");
  const server = new URL(app);
  const port = await freePort();
  const file = (/** @type {string} */ name) => join(folder, name);
  const user = userToRunAs();
  const logins = [app, worker].map((url) => {
    const { username, password } = new URL(url);
    return `"${username}" "${decodeURIComponent(password)}"\n`;
  });
  writeFileSync(file("pgbouncer-users"), logins.join(""), { mode: 0o600 });
  writeFileSync(
    file("pgbouncer.ini"),
    `[databases]
* = host=${server.hostname} port=${server.port || 5432}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${file("pgbouncer-users")}
pool_mode = transaction
max_client_conn = 1000
default_pool_size = 5
`,
    { mode: 0o600 },
  );
  if (user) {
    for (const name of ["pgbouncer-users", "pgbouncer.ini"]) {
      chownSync(file(name), user.uid, user.gid);
    }
  }
  const log = file("pgbouncer.log");
  const child = startChild(program, [file("pgbouncer.ini")], {
    output: { log },
    cwd: "/",
    ...user,
  });
  for (let tries = 0; !(await accepts(port)); tries += 1) {
    if (tries > 100) {
      await child.stop();
      throw problem(`pgbouncer does not start:\n${child.said()}`);
    }
    await sleep(50);
  }
  return {
    url: (direct) => {
      const url = new URL(direct);
      url.hostname = "127.0.0.1";
      url.port = `${port}`;
      return url.href;
    },
    stop: child.stop,
  };
}

/** It refuses to run as root, as Postgres does. */
function userToRunAs() {
  if (process.getuid?.() !== 0) return null;
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((one) => one.startsWith("postgres:") || one.startsWith("nobody:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  if (uid === undefined) throw problem("there is no user postgres or nobody to run pgbouncer as");
  return { uid: Number(uid), gid: Number(gid) };
}
