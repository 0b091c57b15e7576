import Link from "next/link";
import type { ReactNode } from "react";
import { signOut } from "@/app/sign-out";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Network } from "@/db/queries/networks";
import { asOrganisation } from "@/lib/access/acting";
import { can, canForOwn } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";

/** The pages of a network that have an entry in its navigation. */
export type Place = "chain-health" | "report" | "metrics" | "settings";

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
      <header className="grid grid-cols-[1fr_auto] items-center gap-x-3 gap-y-2 border-line px-4 pt-3 pb-2 max-lg:border-b sm:px-8 lg:flex lg:flex-col lg:items-stretch lg:gap-y-3 lg:border-r lg:px-2 lg:py-5 print:hidden">
        <div className="lg:flex lg:flex-col lg:gap-2 lg:px-2">
          <Link
            href={hrefOf("/networks")}
            className="py-1 font-[590] tracking-tight hover:underline"
          >
            {words.product}
          </Link>
          {network === null ? null : <p className="text-ink-2 max-lg:hidden">{network.name}</p>}
        </div>
        <Person viewer={viewer} />
        {network === null ? null : (
          <NetworkLinks viewer={viewer} network={network} current={current} />
        )}
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

/** Who is signed in and for whom they act; with several organisations, the way to act for another. */
function Person({ viewer }: { viewer: Viewer }) {
  const others = viewer.organisations.filter(({ slug }) => slug !== viewer.organisationSlug);
  return (
    <div className="flex items-center gap-3 lg:order-last lg:mt-auto lg:flex-wrap lg:px-2">
      <p className="text-[13px] text-ink-3 max-sm:sr-only lg:basis-full">
        {words.navigation.actingFor(viewer.personName, viewer.organisationName)}
      </p>
      {others.length === 0 ? null : (
        <details className="relative lg:basis-full">
          <summary className="button-quiet cursor-pointer">{words.navigation.actFor}</summary>
          <ul className="card absolute right-0 z-10 mt-1 flex min-w-48 flex-col p-1 lg:right-auto lg:bottom-full lg:left-0 lg:mb-1">
            {others.map(({ slug, name }) => (
              <li key={slug}>
                <a href={asOrganisation("/", slug)} className={itemClass}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
      {canForOwn(viewer, "manage-organisation") ? (
        <Link href={hrefOf("/organisation")} className="button-quiet">
          {words.navigation.organisation}
        </Link>
      ) : null}
      <Link href={hrefOf("/account")} className="button-quiet">
        {words.navigation.account}
      </Link>
      <form action={signOut}>
        <button type="submit" className="button-quiet">
          {words.navigation.signOut}
        </button>
      </form>
    </div>
  );
}

const itemClass =
  "flex min-h-8 items-center rounded-control px-2 text-ink-2 hover:bg-hover aria-[current=page]:bg-hover aria-[current=page]:font-[590] aria-[current=page]:text-ink pointer-coarse:min-h-11";

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
    { place: "settings", href: `${base}/settings`, word: words.navigation.settings },
  ];
  return (
    <nav aria-label={words.navigation.label} className="col-span-full -mx-2 lg:mx-0">
      <ul className="flex flex-wrap gap-1 lg:flex-col">
        {links.map(({ place, href, word }) => (
          <li key={place}>
            <Link
              href={hrefOf(href)}
              aria-current={place === current ? "page" : undefined}
              className={itemClass}
            >
              {word}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
