import Link from "next/link";
import type { ReactNode } from "react";
import { signOut } from "@/app/sign-out";
import { words } from "@/app/words/words";
import type { Network } from "@/db/queries/networks";
import { can } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";

/** The pages of a network that have an entry in its navigation. */
export type Place = "chain-health" | "report" | "metrics";

/** What stands around every page of those who are signed in: where they are, where they can go, who they are. */
export function Frame({
  viewer,
  network = null,
  current = null,
  children,
}: {
  viewer: Viewer;
  network?: Network | null;
  current?: Place | null;
  children: ReactNode;
}) {
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[224px_1fr]">
      <header className="flex flex-col gap-3 border-line px-4 pt-3 pb-2 max-lg:border-b lg:border-r lg:px-2 lg:py-5 print:hidden">
        <div className="flex items-center justify-between gap-3 lg:flex-col lg:items-stretch">
          <Link
            href="/networks"
            className="px-2 py-1 font-[590] tracking-tight hover:underline max-lg:px-0"
          >
            {words.product}
          </Link>
          {network === null ? null : (
            <p className="truncate text-ink-2 max-sm:hidden lg:px-2 lg:whitespace-normal">
              {network.name}
            </p>
          )}
        </div>
        {network === null ? null : (
          <NetworkLinks viewer={viewer} network={network} current={current} />
        )}
        <form action={signOut} className="flex flex-wrap items-center gap-2 lg:mt-auto lg:px-2">
          <p className="text-[13px] text-ink-3 lg:basis-full">
            {words.navigation.actingFor(viewer.personName, viewer.organisationName)}
          </p>
          <button type="submit" className="button-quiet max-lg:ml-auto">
            {words.navigation.signOut}
          </button>
        </form>
      </header>
      <div className="min-w-0">
        {network?.synthetic === true ? (
          <p className="border-b border-line bg-sunken px-4 py-1.5 text-xs text-ink-2 sm:px-8">
            {words.demoData}
          </p>
        ) : null}
        <main id="content" className="mx-auto max-w-[1120px] px-4 py-6 sm:px-8 lg:py-8">
          {children}
        </main>
      </div>
    </div>
  );
}

function NetworkLinks({
  viewer,
  network,
  current,
}: {
  viewer: Viewer;
  network: Network;
  current: Place | null;
}) {
  const base = `/networks/${network.slug}`;
  const links: readonly { place: Place; href: string; word: string }[] = [
    { place: "chain-health", href: base, word: words.navigation.chainHealth },
    ...(can(viewer, "enter-figures", network.id)
      ? [{ place: "report" as const, href: `${base}/report`, word: words.navigation.myMonth }]
      : []),
    { place: "metrics", href: `${base}/metrics`, word: words.navigation.metrics },
  ];
  return (
    <nav aria-label={words.navigation.label}>
      <ul className="flex flex-wrap gap-1 lg:flex-col">
        {links.map(({ place, href, word }) => (
          <li key={place}>
            <Link
              href={href}
              aria-current={place === current ? "page" : undefined}
              className="flex min-h-8 items-center rounded-control px-2 text-ink-2 hover:bg-hover aria-[current=page]:bg-hover aria-[current=page]:font-[590] aria-[current=page]:text-ink pointer-coarse:min-h-11"
            >
              {word}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
