import { z } from "zod";
import { asSuperuser } from "@/db/testing/superuser";
import { expect } from "./fixtures";

const found = z.array(z.object({ body: z.string() }));

/** The link in the latest mail to an address, as soon as there is one. */
export async function linkMailedTo(email: string): Promise<string> {
  const links: string[] = [];
  await expect(async () => {
    const rows = await asSuperuser(
      (sql) => sql`
        select coalesce(held_body, body) as body from mail
        where to_address = ${email} order by queued_at desc limit 1`,
    );
    const [link] = /^https?:\/\/\S+$/m.exec(found.parse([...rows])[0]?.body ?? "") ?? [];
    expect(link).toBeDefined();
    links.push(link ?? "");
  }).toPass();
  return links.at(-1) ?? "";
}
