import { sql } from "drizzle-orm";
import { z } from "zod";
import { asJob } from "../doors";
import { resetMail } from "../mail/texts";
import { newToken } from "../token";

const payloadOf = z.object({ requestId: z.uuid() });

/**
 * Answers a request for a new password, once: a token and a mail with its link, if the address is somebody's. If it is
 * nobody's, the same is done up to there.
 */
export async function mailReset(payload: unknown): Promise<void> {
  const { requestId } = payloadOf.parse(payload);
  const { token, hash } = newToken();
  const link = new URL(`/reset-password/${token}`, process.env["NEXTAUTH_URL"]).href;
  await asJob(null, async (tx) => {
    const [asking] = await tx.execute<{ person_name: string }>(
      sql`select person_name from reset_request(${requestId})`,
    );
    const { subject, body } = resetMail({ name: asking?.person_name ?? "", link });
    await tx.execute(sql`select answer_reset(${requestId}, ${hash}, ${subject}, ${body})`);
  });
}
