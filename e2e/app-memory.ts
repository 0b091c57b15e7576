import { readdir, readFile } from "node:fs/promises";

/** The process group of the app that the browser tests look at. */
const group = process.env["APP_PROCESSES"] ?? "";

/** What the app's processes hold in memory together, in bytes. */
export async function memoryOfApp(): Promise<number> {
  const names = await readdir("/proc");
  const held = await Promise.all(
    names.filter((name) => /^[0-9]+$/.test(name)).map((name) => heldBy(name)),
  );
  const bytes = held.reduce((sum, one) => sum + one, 0);
  if (bytes === 0) throw new Error("no process of the app was found");
  return bytes;
}

async function heldBy(process: string): Promise<number> {
  try {
    const stat = await readFile(`/proc/${process}/stat`, "utf8");
    const [, , groupOfProcess] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (groupOfProcess !== group) return 0;
    const status = await readFile(`/proc/${process}/status`, "utf8");
    return Number(/VmRSS:\s+([0-9]+) kB/.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    // It has just ended.
    return 0;
  }
}
