import { words } from "@/app/words/words";

const said = words.invitation.unknown;

/** The same for whatever opens no invitation: a link that was cut, and one that never was. */
export default function InvitationNotFound() {
  return (
    <main id="content" className="mx-auto flex max-w-[1040px] flex-col gap-8 px-4 py-10 sm:px-8">
      <title>{`${words.invitation.title} · ${words.product}`}</title>
      <p className="text-[15px] leading-[22px] font-[590]">{words.product}</p>
      <div className="flex max-w-[52ch] flex-col gap-3">
        <h1 className="text-2xl leading-8 font-semibold tracking-tight">{said.title}</h1>
        <p className="text-ink-2">{said.text}</p>
        <p className="text-ink-2">{said.next}</p>
      </div>
    </main>
  );
}
