import type { Metadata } from "next";
import Link from "next/link";
import { words } from "@/app/words/words";
import { AskForm } from "./ask-form";

const said = words.reset;

export const metadata: Metadata = { title: said.title };

/** Where whoever forgot their password asks for a new one. */
export default function ResetPasswordPage() {
  return (
    <main id="content" className="mx-auto flex max-w-[460px] flex-col gap-6 px-6 py-12 sm:py-20">
      <p className="text-[15px] leading-[22px] font-[590]">{words.product}</p>
      <h1 className="text-2xl leading-8 font-semibold tracking-tight">{said.title}</h1>
      <p className="text-ink-2">{said.lead}</p>
      <AskForm words={{ email: said.email, send: said.send }} answers={words.forms.answers} />
      <p>
        <Link href="/sign-in" className="text-link">
          {said.back}
        </Link>
      </p>
    </main>
  );
}
