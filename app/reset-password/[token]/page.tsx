import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { words } from "@/app/words/words";
import { asGuest } from "@/db/doors";
import { resetState } from "@/db/queries/passwords";
import { SetForm } from "./set-form";

const said = words.reset;

export const metadata: Metadata = { title: said.title };

/** What the link in a mail opens: a new password, once. */
export default async function SetPasswordPage({ params }: PageProps<"/reset-password/[token]">) {
  const { token } = await params;
  const state = await asGuest((tx) => resetState(tx, token));
  if (state === null) notFound();
  return (
    <main id="content" className="mx-auto flex max-w-[460px] flex-col gap-6 px-6 py-12 sm:py-20">
      <p className="text-[15px] leading-[22px] font-[590]">{words.product}</p>
      <h1 className="text-2xl leading-8 font-semibold tracking-tight">
        {state === "open" ? said.title : said.closedTitle}
      </h1>
      {state === "open" ? (
        <>
          <p className="text-ink-2">{said.setLead}</p>
          <SetForm
            token={token}
            words={{
              password: said.password,
              hint: words.forms.passwordHint,
              set: said.set,
              signIn: said.signIn,
            }}
            answers={words.forms.answers}
          />
        </>
      ) : (
        <>
          <p className="text-ink-2">{said.closed[state]}</p>
          <p>
            <Link href="/reset-password" className="text-link">
              {said.again}
            </Link>
          </p>
        </>
      )}
    </main>
  );
}
