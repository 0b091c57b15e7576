import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { codeOf, problem } from "../commands/problem.mjs";
import { nativeFolder, nativeVersion } from "./binaries.mjs";
import { stopServer } from "./postmaster.mjs";

/**
 * @typedef {{ uid: number, gid: number }} User
 *
 * @typedef {object} Place where an embedded server lives and who runs it
 * @property {string} native folder of the Postgres programs
 * @property {string} cluster folder of the data, which need not exist yet
 * @property {User | null} user who the server runs as; null for ourselves
 */

/**
 * Where the embedded server of a data folder lives. Postgres refuses to run as root: then it runs as `postgres` or `nobody`, and
 * what that user can't reach stands outside: programs in the folder for temporary files, data in /var/tmp.
 *
 * @param {string} data the data folder
 * @param {object} wishes
 * @param {(text: string) => void} wishes.say is told when the data stand elsewhere than in `data`
 * @param {string} [wishes.programs] folder of other Postgres programs than those that npm installed
 * @returns {Promise<Place>}
 */
export async function findPlace(data, { say, programs }) {
  const native = programs ?? (await nativeFolder());
  if (process.getuid?.() !== 0) return { native, cluster: join(data, "postgres"), user: null };
  const user = ownerOf(knownCluster(data)) ?? serverUser();
  return {
    native: canRun(user, native) ? native : copyOfPrograms(native),
    cluster: await clusterFor(user, data, say),
    user,
  };
}

/**
 * The cluster folder of a data folder in which a server was made before, without looking at who could reach what.
 *
 * @param {string} data the data folder
 * @returns {string}
 */
export function knownCluster(data) {
  const note = join(data, "cluster-folder");
  return existsSync(note) ? readFileSync(note, "utf8") : join(data, "postgres");
}

/**
 * @param {string} cluster
 * @returns {User | null}
 */
function ownerOf(cluster) {
  const found = statSync(cluster, { throwIfNoEntry: false });
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : null;
}

/** @returns {User} */
function serverUser() {
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(":");
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw problem(
    "Postgres refuses to run as root, and there is no user postgres or nobody to run it as",
  );
}

/**
 * @param {User} user
 * @param {string} native
 */
function canRun(user, native) {
  return (
    spawnSync(join(native, "bin", "postgres"), ["--version"], { ...user, cwd: "/" }).status === 0
  );
}

/**
 * @param {User} user
 * @param {string} folder
 */
function canEnter(user, folder) {
  return spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { ...user, cwd: "/" }).status === 0;
}

/**
 * @param {User} user
 * @param {string} data
 * @param {(text: string) => void} say
 */
async function clusterFor(user, data, say) {
  const known = knownCluster(data);
  if (existsSync(known)) return known;
  const note = join(data, "cluster-folder");
  rmSync(note, { force: true });
  if (canEnter(user, data)) return join(data, "postgres");
  const name = createHash("sha256").update(data).digest("hex").slice(0, 12);
  const cluster = join(ownFolder(`/var/tmp/throughline-${name}`), "postgres");
  // Left by a data folder that was deleted, and its passwords with it.
  await stopServer(cluster);
  rmSync(cluster, { recursive: true, force: true });
  writeFileSync(note, cluster);
  say(
    `the database's files are in ${cluster}: as root, Postgres runs as another user, who can't enter ${data}`,
  );
  return cluster;
}

/**
 * @param {string} native
 * @returns {string} the copy, made once for each version
 */
function copyOfPrograms(native) {
  const target = join(tmpdir(), `throughline-postgres-${nativeVersion()}`);
  if (!existsSync(target)) {
    const fresh = mkdtempSync(`${target}-`);
    cpSync(native, join(fresh, "native"), { recursive: true, verbatimSymlinks: true });
    spawnSync("chmod", ["-R", "go+rX,go-w", fresh]);
    try {
      renameSync(fresh, target);
    } catch (error) {
      if (!["ENOTEMPTY", "EEXIST"].includes(codeOf(error) ?? "")) throw error;
      rmSync(fresh, { recursive: true });
    }
  }
  return join(ownFolder(target), "native");
}

/**
 * A folder that others may enter but not change. Anyone may make folders in /tmp: one that isn't ours is refused.
 *
 * @param {string} folder
 */
function ownFolder(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const { uid, mode } = lstatSync(folder);
  const isOurs =
    lstatSync(folder).isDirectory() && uid === process.getuid?.() && (mode & 0o022) === 0;
  if (!isOurs) throw problem(`${folder} belongs to somebody else; remove it and start again`);
  chmodSync(folder, 0o755);
  return folder;
}
