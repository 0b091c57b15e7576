import type { ReactNode } from "react";
import { signOut } from "@/app/sign-out";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Network } from "@/db/queries/networks";
import { asOrganisation } from "@/lib/access/acting";
import { can, canForOwn } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";
import { markup, type Markup } from "./markup";
import { SoftNavigation } from "./soft-navigation";
import { StaticMarkup } from "./static-markup";

/** The pages of a network that have an entry in its navigation. */
export type Place =
  | "chain-health"
  | "warnings"
  | "report"
  | "periods"
  | "metrics"
  | "proposals"
  | "slas"
  | "relationships"
  | "promises"
  | "issues"
  | "settings";

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
    <div className="min-h-dvh lg:grid lg:grid-cols-[224px_1fr] print:block">
      <SoftNavigation />
      <header className="grid grid-cols-[1fr_auto] items-center gap-x-3 gap-y-2 border-line px-4 pt-3 pb-2 max-lg:border-b sm:px-8 lg:sticky lg:top-0 lg:flex lg:h-dvh lg:flex-col lg:items-stretch lg:gap-y-3 lg:self-start lg:overflow-y-auto lg:px-2 lg:py-5 print:static print:block print:h-auto print:overflow-visible print:border-0 print:p-0">
        <StaticMarkup
          className="lg:flex lg:flex-col lg:gap-2 lg:px-2 print:flex print:flex-row print:items-center print:gap-3 print:p-0"
          of={product(network)}
        />
        <div className="flex flex-wrap items-center justify-end gap-x-3 gap-y-2 lg:order-last lg:mt-auto lg:justify-start lg:px-2 print:hidden">
          <StaticMarkup className="contents" of={person(viewer)} />
          <form action={signOut}>
            <button type="submit" className="button-quiet">
              {words.navigation.signOut}
            </button>
          </form>
        </div>
        <StaticMarkup
          className="col-span-full -mx-2 empty:hidden lg:mx-0 print:hidden"
          of={network === null ? toNetworks(viewer) : networkLinks(viewer, network, current)}
        />
      </header>
      <div className="min-w-0 border-line lg:border-l print:border-0">
        {network?.synthetic === true ? (
          <p className="border-b border-line bg-sunken px-4 py-1.5 text-xs text-ink-2 sm:px-8 print:px-0">
            {words.demoData}
          </p>
        ) : null}
        <main
          id="content"
          className="mx-auto max-w-[1120px] px-4 py-6 sm:px-8 lg:py-8 print:max-w-none print:px-0 print:py-4"
        >
          {children}
        </main>
      </div>
    </div>
  );
}

function product(network: Network | null): Markup {
  return markup`
    <a href="${hrefOf("/networks")}" class="py-1 font-[590] tracking-tight hover:underline">${words.product}</a>
    ${network === null ? null : markup`<p class="text-ink-2 max-lg:hidden print:block">${network.name}</p>`}`;
}

/** Who is signed in and for whom they act; with several organisations, the way to act for another. */
function person(viewer: Viewer): Markup {
  const { actingFor, actFor, organisation, account } = words.navigation;
  const others = viewer.organisations.filter(({ slug }) => slug !== viewer.organisationSlug);
  const link = (path: string, word: string) =>
    markup`<a href="${hrefOf(path)}" class="button-quiet">${word}</a>`;
  return markup`
    <p class="text-[13px] text-ink-3 max-sm:sr-only lg:basis-full">
      ${actingFor(viewer.personName, viewer.organisationName)}
    </p>
    ${
      others.length === 0
        ? null
        : markup`<details class="relative lg:basis-full">
            <summary class="button-quiet cursor-pointer">${actFor}</summary>
            <ul class="card absolute right-0 z-10 mt-1 flex min-w-48 flex-col p-1 lg:right-auto lg:bottom-full lg:left-0 lg:mb-1">
              ${others.map(
                ({ slug, name }) =>
                  markup`<li><a href="${asOrganisation("/", slug)}" target="_self" class="${itemClass}">${name}</a></li>`,
              )}
            </ul>
          </details>`
    }
    ${canForOwn(viewer, "manage-organisation") ? link("/organisation", organisation) : null}
    ${link("/account", account)}`;
}

const itemClass =
  "flex min-h-8 items-center rounded-control px-2 text-ink-2 hover:bg-hover aria-[current=page]:bg-hover aria-[current=page]:font-[590] aria-[current=page]:text-ink pointer-coarse:min-h-11";

/** The way into the networks from a page that is of none. */
function toNetworks(viewer: Viewer): Markup {
  const [first] = Object.keys(viewer.roles);
  if (first === undefined) return markup``;
  return markup`<nav aria-label="${words.networks.title}"><ul><li>${networksLink()}</li></ul></nav>`;
}

function networksLink(): Markup {
  return markup`<a href="${hrefOf("/networks")}" class="${itemClass}">${words.networks.title}</a>`;
}

function networkLinks(viewer: Viewer, network: Network, current: Place | null): Markup {
  const base = `/networks/${network.slug}`;
  const links: readonly { place: Place; href: string; word: string }[] = [
    { place: "chain-health", href: base, word: words.navigation.chainHealth },
    { place: "warnings", href: `${base}/warnings`, word: words.navigation.earlyWarning },
    ...(can(viewer, "enter-figures", network.id)
      ? [{ place: "report" as const, href: `${base}/report`, word: words.navigation.myMonth }]
      : []),
    { place: "periods", href: `${base}/periods`, word: words.periods.title },
    { place: "metrics", href: `${base}/metrics`, word: words.navigation.metrics },
    { place: "proposals", href: `${base}/proposals`, word: words.navigation.proposals },
    { place: "slas", href: `${base}/slas`, word: words.slas.title },
    {
      place: "relationships",
      href: `${base}/relationships`,
      word: words.navigation.relationships,
    },
    { place: "promises", href: `${base}/promises`, word: words.promises.title },
    { place: "issues", href: `${base}/issues`, word: words.issues.navigation },
    { place: "settings", href: `${base}/settings`, word: words.navigation.settings },
  ];
  return markup`<nav aria-label="${words.navigation.label}">
    <ul class="flex flex-wrap gap-1 lg:flex-col">
      ${links.map(({ place, href, word }) =>
        place === current
          ? markup`<li><a href="${hrefOf(href)}" aria-current="page" class="${itemClass}">${word}</a></li>`
          : markup`<li><a href="${hrefOf(href)}" class="${itemClass}">${word}</a></li>`,
      )}
      ${Object.keys(viewer.roles).length > 1 ? markup`<li>${networksLink()}</li>` : null}
    </ul>
  </nav>`;
}
