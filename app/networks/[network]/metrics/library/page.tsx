import type { Metadata } from "next";
import { Frame } from "@/app/_components/frame";
import { markup } from "@/app/_components/markup";
import { StaticMarkup } from "@/app/_components/static-markup";
import { hrefOf, inNetwork, type Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { listOtherDefinitions } from "@/db/queries/definitions";
import { can } from "@/lib/access/can";
import { inCurrency, standardDefinitions } from "@/lib/library/standard-definitions";
import { formSaid } from "../../proposals/new/form-said";
import { ImportPanel } from "./import-panel";
import { librarySection, otherItem, standardItem } from "./library-section";
import { LibraryTools } from "./library-tools";

export const metadata: Metadata = { title: words.library.title };

const said = words.library;

/** Definitions to propose from: the standard ones, those of the organisation's other networks, and those of a file. */
export default async function LibraryPage({
  params,
}: PageProps<"/networks/[network]/metrics/library">) {
  const { network: slug } = await params;
  const base = `/networks/${slug}`;
  const path = `${base}/metrics/library`;
  const page = await inNetwork({ slug, path, needs: "see-definitions" }, read);
  const { viewer, network, others, mayAgree } = page;
  const head = markup`
    <h1 class="text-2xl leading-8 font-semibold tracking-tight">${said.title}</h1>
    <p class="max-w-[70ch] text-ink-2">${said.lead}</p>
    ${mayAgree ? null : markup`<p class="max-w-[70ch] text-ink-2">${said.reads}</p>`}
    <p class="flex flex-wrap gap-x-6 gap-y-1 print:hidden">
      <a class="text-link" href="${hrefOf(`${base}/metrics`)}">${said.metrics}</a>
      ${[
        ["#standard", said.standard],
        ["#others", said.others],
        ["#files", said.files],
        ...(mayAgree ? [["#import", said.form.title]] : []),
      ].map(([href, title]) => markup`<a class="text-link" href="${href ?? ""}">${title}</a>`)}
    </p>`;
  const lists = markup`
    ${librarySection(
      { id: "standard", title: said.standard, lead: said.standardLead },
      standardDefinitions.map((one) =>
        standardItem(inCurrency(one, network.currency), mayAgree ? base : null),
      ),
    )}
    ${librarySection(
      {
        id: "others",
        title: said.others,
        lead: others.length === 0 ? said.noOthers : said.othersLead,
      },
      others.map((one) => otherItem(one, mayAgree ? base : null)),
    )}`;
  return (
    <Frame viewer={viewer} network={network} current="metrics">
      <div className="flex flex-col gap-8">
        <StaticMarkup className="flex flex-col gap-2" of={head} />
        <LibraryTools words={{ filter: said.filter, noMatch: said.noMatch }}>
          <StaticMarkup className="flex flex-col gap-8" of={lists} />
        </LibraryTools>
        <StaticMarkup of={files(slug)} />
        {mayAgree ? (
          <ImportPanel
            slug={slug}
            words={said.form}
            said={formSaid}
            answers={words.forms.answers}
          />
        ) : null}
      </div>
    </Frame>
  );
}

/** The exports are files, for which the browser asks by itself. */
function files(slug: string) {
  const at = (format: string) => hrefOf(`/api/v1/networks/${slug}/definitions?format=${format}`);
  return markup`<section aria-labelledby="files" class="flex flex-col gap-3 print:hidden">
    <h2 id="files" class="section-title">${said.files}</h2>
    <p class="max-w-[70ch] text-ink-2">${said.filesLead}</p>
    <p class="flex flex-wrap gap-3">
      <a class="button-quiet" target="_self" href="${at("json")}">${said.json}</a>
      <a class="button-quiet" target="_self" href="${at("csv")}">${said.csv}</a>
    </p>
  </section>`;
}

async function read({ tx, network, viewer }: Acting) {
  return {
    viewer,
    network,
    mayAgree: can(viewer, "agree", network.id),
    others: await listOtherDefinitions(tx, network.id),
  };
}
