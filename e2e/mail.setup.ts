import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startWorker } from "@/db/commands/worker.mjs";
import { aMailServer } from "@/db/testing/mail-server";

/**
 * Runs once before the browser tests: a mail server that keeps what it takes as files, and the worker that hands it the
 * mail of all stories, as in production.
 *
 * @returns what stops them
 */
export default async function startMail(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), "throughline-mail-"));
  let taken = 0;
  const server = await aMailServer({
    onReceived: ({ envelopeTo, read }) => {
      taken += 1;
      const file = path.join(folder, String(taken).padStart(5, "0"));
      const { subject, text } = read;
      writeFileSync(file, JSON.stringify({ to: envelopeTo, subject, text }));
      // Whoever looks for mail finds it whole.
      renameSync(file, `${file}.json`);
    },
  });
  process.env["MAIL_FOLDER"] = folder;
  process.env["SMTP_URL"] = server.url;
  const worker = startWorker({
    database: { urls: { worker: process.env["DATABASE_WORKER_URL"] ?? "" }, embedded: false },
    address: process.env["BASE_URL"] ?? "",
    log: path.join(folder, "worker.log"),
  });
  return async () => {
    await worker.stop();
    await server.close();
    rmSync(folder, { recursive: true });
  };
}
