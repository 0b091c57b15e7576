import type { Metadata } from "next";
import { Frame } from "@/app/_components/frame";
import { asSignedIn, sessionToken } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Tx } from "@/db/doors";
import { listOwnSessions } from "@/db/queries/own-sessions";
import { ownEmail } from "@/db/queries/passwords";
import type { Viewer } from "@/lib/access/viewer";
import { PasswordForm } from "./password-form";
import { Sessions } from "./sessions";

export const metadata: Metadata = { title: words.navigation.account };

const said = words.account;

/** One's own account: where one is signed in, and one's password. */
export default async function AccountPage() {
  const token = await sessionToken();
  const page = await asSignedIn("/account", (tx, viewer) => read(tx, viewer, token));
  return (
    <Frame viewer={page.viewer}>
      <div className="flex flex-col gap-10">
        <div className="flex flex-col gap-2">
          <h1 className="text-2xl leading-8 font-semibold tracking-tight">
            {words.navigation.account}
          </h1>
          <p className="wrap-anywhere text-ink-2">
            {page.viewer.personName}, {page.email}
          </p>
        </div>
        <Sessions sessions={page.sessions} now={page.now} />
        <PasswordForm email={page.email} words={passwordWords} answers={words.forms.answers} />
      </div>
    </Frame>
  );
}

/** The words of the form. */
const passwordWords = {
  title: said.password,
  email: said.email,
  current: said.current,
  next: said.next,
  hint: words.forms.passwordHint,
  change: said.change,
};

async function read(tx: Tx, viewer: Viewer, token: string) {
  return {
    viewer,
    now: new Date(),
    email: await ownEmail(tx, viewer),
    sessions: await listOwnSessions(tx, token),
  };
}
