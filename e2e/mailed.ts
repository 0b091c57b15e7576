import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { expect } from "./fixtures";

const mail = z.object({ to: z.array(z.string()), subject: z.string(), text: z.string() });

/** A mail as its recipient's mail server took it. */
export type Mail = z.output<typeof mail>;

/** The mail that an address has received so far, oldest first. */
export function mailTo(email: string): readonly Mail[] {
  const folder = process.env["MAIL_FOLDER"] ?? "";
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .toSorted()
    .map((file) => mail.parse(JSON.parse(readFileSync(path.join(folder, file), "utf8"))))
    .filter(({ to }) => to.includes(email));
}

/** The link in the latest mail to an address, once it has received so many. */
export async function linkMailedTo(email: string, count = 1): Promise<string> {
  await expect(() => {
    expect(mailTo(email)).toHaveLength(count);
  }).toPass({ timeout: 30_000 });
  const [link = ""] = /^https?:\/\/\S+$/m.exec(mailTo(email).at(-1)?.text ?? "") ?? [];
  expect(link).not.toBe("");
  return link;
}
