"use client";

import type { FormWords } from "@/app/_components/answer-text";
import { FormField } from "@/app/_components/form-field";
import { FormFoot } from "@/app/_components/form-foot";
import { textOf, useSent } from "@/app/_components/use-sent";
import { invitePerson } from "./actions";
import { RoleBoxes, tickedRoles } from "./role-boxes";
import type { RoleNetwork, RoleWords } from "./role-words";

/** The words that the form needs. */
type Words = RoleWords &
  Readonly<Record<"title" | "lead" | "name" | "email" | "asAdmin" | "send", string>>;

/** Asks for a person's name and address, and what they are to be. */
export function InvitePerson({
  networks,
  words,
  answers,
}: {
  networks: readonly RoleNetwork[];
  words: Words;
  answers: FormWords;
}) {
  const { onSubmit, fieldOf, ...sent } = useSent((form) =>
    invitePerson({
      name: textOf(form, "name"),
      email: textOf(form, "email"),
      isAdmin: form.has("isAdmin"),
      roles: tickedRoles(form, networks),
    }),
  );
  return (
    <section aria-labelledby="invite" className="flex flex-col gap-3">
      <h2 id="invite" className="text-[15px] leading-[22px] font-[590]">
        {words.title}
      </h2>
      <p className="max-w-[70ch] text-ink-2">{words.lead}</p>
      <form noValidate onSubmit={onSubmit} className="card flex flex-col gap-5 p-5">
        <div className="grid gap-5 sm:grid-cols-2">
          <FormField label={words.name} {...fieldOf("name")} autoComplete="off" maxLength={200} />
          <FormField
            label={words.email}
            {...fieldOf("email")}
            type="email"
            autoComplete="off"
            maxLength={254}
          />
        </div>
        <RoleBoxes networks={networks} held={{}} words={words} />
        <label className="flex min-h-8 items-center gap-2 self-start pointer-coarse:min-h-11">
          <input type="checkbox" name="isAdmin" className="size-4 shrink-0 accent-accent" />
          {words.asAdmin}
        </label>
        <FormFoot {...sent} send={words.send} answers={answers} />
      </form>
    </section>
  );
}
