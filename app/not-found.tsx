import Link from "next/link";
import { words } from "./words/words";

/** The same for what doesn't exist and for what isn't the viewer's. */
export default function NotFound() {
  return (
    <main id="content" className="mx-auto flex max-w-[44ch] flex-col gap-3 px-6 py-24">
      <title>{`${words.notFound.title} · ${words.product}`}</title>
      <h1 className="text-2xl leading-8 font-semibold tracking-tight">{words.notFound.title}</h1>
      <p className="text-ink-2">{words.notFound.text}</p>
      <p>
        <Link href="/" className="text-link">
          {words.notFound.home}
        </Link>
      </p>
    </main>
  );
}
