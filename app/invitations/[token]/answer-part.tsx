import { words } from "@/app/words/words";
import type { NetworkInvitationRead, StaffInvitationRead } from "@/db/queries/invitation-link";
import { Answer } from "./answer";

const said = words.invitation;

/** The way to answer, for whoever holds the link: as a new person, as the one it went to, or by signing in first. */
export function AnswerPart({
  invitation,
  token,
}: {
  invitation: NetworkInvitationRead | StaffInvitationRead;
  token: string;
}) {
  const { account, email, name, reader } = invitation;
  const toNetwork = invitation.purpose === "join-network";
  return (
    <section aria-labelledby="answer" className="card flex flex-col gap-4 p-5 lg:sticky lg:top-8">
      <h2 id="answer" className="text-[15px] leading-[22px] font-[590]">
        {said.answer}
      </h2>
      <Answer
        token={token}
        askedHash={toNetwork ? invitation.askedHash : ""}
        signInFirst={signInFirst(invitation)}
        asks={{
          email,
          name: account === "none",
          prefilledName: name,
          password: account !== "live",
          remark: account === "dormant" ? said.dormant(name) : "",
          organisation: toNetwork ? invitation.organisationName : null,
          choices: reader?.invited === true ? reader.organisations : [],
        }}
        words={answerWords}
        answers={words.forms.answers}
      />
    </section>
  );
}

/** Why the reader has to sign in before accepting; null where they needn't. */
function signInFirst({
  account,
  email,
  reader,
}: NetworkInvitationRead | StaffInvitationRead): string | null {
  if (account !== "live" || reader?.invited === true) return null;
  return reader === null ? said.signIn(email) : said.otherPerson(reader.name, email);
}

/** The words of the form. */
const answerWords = {
  email: said.email,
  name: said.name,
  password: said.password,
  newPassword: said.newPassword,
  passwordHint: words.forms.passwordHint,
  organisationName: said.organisationName,
  which: said.which,
  another: said.another,
  anotherName: said.anotherName,
  isMember: said.isMember,
  accept: said.accept,
  decline: said.decline,
  declineText: said.declineText,
  signInToAccept: said.signInToAccept,
};
