import { chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runChild } from "../commands/child-process.mjs";
import { bootstrapRole, readPasswords } from "./credentials.mjs";

/**
 * Makes an empty cluster where there is none yet. It appears under its name only when it is whole.
 *
 * @param {import("./place.mjs").Place} place
 * @param {string} data the data folder, which holds the passwords
 * @throws Error with initdb's output when it fails
 */
export async function makeCluster({ native, cluster, user }, data) {
  const fresh = `${cluster}-new`;
  const passwordFile = `${cluster}-password`;
  rmSync(fresh, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  try {
    mkdirSync(fresh, { mode: 0o700 });
    writeFileSync(passwordFile, `${readPasswords(data)[bootstrapRole]}\n`, { mode: 0o600 });
    if (user) for (const path of [fresh, passwordFile]) chownSync(path, user.uid, user.gid);
    const args = [
      "-D",
      fresh,
      "-U",
      bootstrapRole,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
    ];
    await runChild(join(native, "bin", "initdb"), [...args, "-E", "UTF8", "--locale=C.UTF-8"], {
      ...user,
      cwd: "/",
      env: { PATH: process.env["PATH"], SystemRoot: process.env["SystemRoot"] },
    });
    renameSync(fresh, cluster);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(fresh, { recursive: true, force: true });
  }
}
