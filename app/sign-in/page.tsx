import type { Metadata } from "next";
import Link from "next/link";
import { words } from "@/app/words/words";
import { DemoAccounts } from "./demo-accounts";
import { SignInForm } from "./sign-in-form";

export const metadata: Metadata = { title: words.signIn.title };

/** Where people sign in; afterwards they come to where they wanted to go. */
export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next } = await searchParams;
  const { email, password, button, busy, wrong, limited, unreachable } = words.signIn;
  return (
    <main
      id="content"
      className="mx-auto grid max-w-[880px] gap-10 px-6 py-12 sm:py-20 md:grid-cols-2"
    >
      <div className="flex flex-col gap-8">
        <div>
          <p className="text-[15px] leading-[22px] font-[590]">{words.product}</p>
          <p className="mt-1 max-w-[34ch] text-ink-2">{words.tagline}</p>
        </div>
        <h1 className="text-2xl leading-8 font-semibold tracking-tight">{words.signIn.title}</h1>
        <SignInForm
          next={typeof next === "string" ? next : "/"}
          words={{ email, password, button, busy, wrong, limited, unreachable }}
        />
        <p>
          <Link href="/reset-password" className="text-link inline-flex min-h-6 items-center">
            {words.reset.forgot}
          </Link>
        </p>
      </div>
      {process.env["THROUGHLINE_DEMO"] === "1" ? <DemoAccounts /> : null}
    </main>
  );
}
