import { createTransport } from "nodemailer";
import { problemOf, type MailProblem } from "./mail-problem";
import type { MailText } from "./texts";

/** Where mail is handed over, and who it comes from. */
export type MailServer = { readonly url: string; readonly from: Sender };

type Sender = { readonly name: string; readonly address: string };

/** A mail as it is handed over; `id` makes it known again when it comes twice. */
export type Letter = MailText & { readonly id: string; readonly to: string };

/** How long each step may take, in milliseconds, unless SMTP_URL says otherwise; `whole` bounds them together. */
const patience = { connect: 10_000, greet: 15_000, silence: 45_000, whole: 60_000 };

const oneAddress =
  /^(?:(?<name>[^<>\p{Cc}]*?)\s*<)?(?<address>[^\s<>@,;:"()]+@[^\s<>@,;:"()]+)>?$/u;

/**
 * The mail server of the environment (SMTP_URL, MAIL_FROM).
 *
 * @returns null where there is none: then mail is held
 * @throws Error when a variable isn't what it has to be
 */
export function mailServer(): MailServer | null {
  const url = process.env["SMTP_URL"];
  if (!url) return null;
  if (!/^smtps?:\/\/[^/?]/i.test(url)) throw new Error("SMTP_URL begins with smtp:// or smtps://");
  return { url, from: sender(process.env["MAIL_FROM"] || `Throughline <no-reply@${ownHost()}>`) };
}

/** Hands one mail over. Gives null once the server took it, or else what went wrong. */
export async function deliver(
  { id, to, subject, body }: Letter,
  { url, from }: MailServer,
  stopping: AbortSignal,
): Promise<MailProblem | null> {
  const transport = createTransport({
    url,
    connectionTimeout: patience.connect,
    greetingTimeout: patience.greet,
    socketTimeout: patience.silence,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from,
      to: { name: "", address: to },
      envelope: { from: from.address, to: [to] },
      subject,
      text: body,
      messageId: `<${id}@${from.address.replace(/^.*@/, "")}>`,
      headers: { "Auto-Submitted": "auto-generated" },
      xMailer: false,
      signal: AbortSignal.any([stopping, AbortSignal.timeout(patience.whole)]),
    });
    return null;
  } catch (error) {
    return problemOf(error);
  } finally {
    transport.close();
  }
}

function sender(text: string): Sender {
  const found = oneAddress.exec(text.trim())?.groups;
  if (found?.["address"] === undefined) {
    throw new Error("MAIL_FROM is one address, or a name and <one address>");
  }
  return { name: found["name"]?.replaceAll('"', "") ?? "", address: found["address"] };
}

function ownHost(): string {
  return new URL(process.env["NEXTAUTH_URL"] || "http://localhost").hostname;
}
