import { Disclosure } from "@/app/_components/disclosure";
import { markup, type Markup } from "@/app/_components/markup";
import { StaticMarkup } from "@/app/_components/static-markup";
import { hrefOf } from "@/app/viewer";
import { promiseFile } from "@/app/words/en/promise-import";
import { words } from "@/app/words/words";
import { promiseColumns } from "@/lib/promises/promise-columns";
import { ImportForm } from "./import-form";
import type { PromisesPage } from "./promises-page";

const said = words.promiseImport;

/** How promises come from a file: what its columns are, a template, and what takes it. */
export function ImportSection({ page: { network, slugs } }: { page: PromisesPage }) {
  const url = `/api/v1/networks/${network.slug}/promises`;
  return (
    <section aria-labelledby="import-promises" className="flex flex-col gap-3 print:hidden">
      <h2 id="import-promises" className="section-title">
        {said.title}
      </h2>
      <p className="max-w-[70ch] text-ink-2">{said.lead}</p>
      <Disclosure summary={said.opens} className="card px-5 py-2">
        <div className="flex flex-col gap-6 pt-2 pb-3">
          <StaticMarkup
            className="flex flex-col gap-3"
            of={columns(url, said.shortNames(slugs.join(", ")))}
          />
          <ImportForm
            url={hrefOf(url)}
            mostBytes={promiseFile.bytes}
            words={{ ...said.steps, written: said.writtenRows }}
          />
        </div>
      </Disclosure>
    </section>
  );
}

function columns(url: string, shortNames: string): Markup {
  return markup`
    <h3 class="font-[590]">${said.columnsTitle}</h3>
    <dl class="grid gap-x-6 gap-y-2 sm:grid-cols-[max-content_1fr]">${promiseColumns.map(
      (column) => {
        const [name, holds] = said.columns[column];
        return markup`<dt class="font-[510]">${name}</dt><dd class="-mt-2 text-ink-2 sm:mt-0">${holds}</dd>`;
      },
    )}</dl>
    <p class="max-w-[70ch] text-ink-2">${shortNames} ${said.twice}</p>
    <p class="flex flex-wrap gap-3">${(["xlsx", "csv"] as const).map(
      (format) =>
        markup`<a class="button-quiet" target="_self" href="${hrefOf(`${url}?format=${format}`)}">${said.template(format.toUpperCase())}</a>`,
    )}</p>`;
}
