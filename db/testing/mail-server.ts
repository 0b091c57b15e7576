import { once } from "node:events";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

/** A mail as it came: to whom it was handed over for, its text on the wire, and what a mail program reads in it. */
type ReceivedMail = {
  readonly envelopeTo: readonly string[];
  readonly raw: string;
  readonly read: Email;
};

/** What the server says to a recipient or to a mail: null takes it, a number refuses with that code, "silence" never answers. */
export type Answer = number | "silence" | null;

/** An SMTP server of a test's own; `received` holds what it took, in order. */
export type TestMailServer = {
  readonly url: string;
  readonly received: readonly ReceivedMail[];
  /** Every mail whose text was handed over, taken or not, as it stood on the wire. */
  readonly offered: readonly string[];
  readonly close: () => Promise<void>;
};

/**
 * Starts an SMTP server that takes all mail, unless told otherwise.
 *
 * @param port a free one by default
 * @param toRecipient what it says to a recipient
 * @param onReceived is told of each mail that it took
 * @param toMail what it says, at once or later, when it has the text of a mail, by how many came before
 */
export async function aMailServer({
  port = 0,
  toRecipient = () => null,
  toMail = () => null,
  onReceived = () => undefined,
}: {
  readonly port?: number;
  readonly toRecipient?: (address: string) => Answer;
  readonly toMail?: (before: number) => Answer | Promise<Answer>;
  readonly onReceived?: (mail: ReceivedMail) => void;
} = {}): Promise<TestMailServer> {
  const received: ReceivedMail[] = [];
  const offered: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onRcptTo: ({ address }, _session, done) => answer(toRecipient(address), done),
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        const raw = Buffer.concat(chunks).toString("utf8");
        const says = await toMail(offered.push(raw) - 1);
        if (says === null) {
          const read = await PostalMime.parse(raw);
          const mail = { envelopeTo: envelope.rcptTo.map(({ address }) => address), raw, read };
          received.push(mail);
          onReceived(mail);
        }
        answer(says, done);
      });
    },
  });
  server.on("error", () => undefined);
  const listening = server.listen(port, "127.0.0.1");
  await once(listening, "listening");
  const address = listening.address();
  if (address === null || typeof address === "string")
    throw new Error("the mail server has no port");
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    offered,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function answer(says: Answer, done: (error?: Error | null) => void): void {
  if (says === null) done();
  else if (says !== "silence") {
    // A server may repeat what it was given.
    const error = new Error(`no thanks, see http://x.example/secret and\tothers`);
    done(Object.assign(error, { responseCode: says }));
  }
}
