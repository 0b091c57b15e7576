import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Frame } from "@/app/_components/frame";
import { markup, type Markup } from "@/app/_components/markup";
import { StaticMarkup } from "@/app/_components/static-markup";
import { hrefOf, inNetwork } from "@/app/viewer";
import { words } from "@/app/words/words";
import { limits } from "@/lib/import/limits";
import { ChooseFile } from "./choose-file";
import { ColumnsForm } from "./columns-form";
import { ConfirmImport } from "./confirm-import";
import { differenceMarkup } from "./difference-markup";
import { fileColumns } from "./file-columns";
import { readImport, type ImportPlace } from "./read-import";
import { chooseWords, columnsWords, confirmWords } from "./step-words";

const said = words.importing;

export const metadata: Metadata = { title: said.title };

/** Figures from a file, in three steps: choosing it, saying what its columns are, and seeing what would change. */
export default async function ImportPage({
  params,
  searchParams,
}: PageProps<"/networks/[network]/report/import">) {
  const { network: slug } = await params;
  const { file, step } = await searchParams;
  const base = `/networks/${slug}/report`;
  const path = `${base}/import`;
  const asked = typeof file === "string" ? file : null;
  const at = asked === null ? path : `${path}?file=${encodeURIComponent(asked)}`;
  const place = await inNetwork({ slug, path: at, needs: "enter-figures" }, (acting) =>
    readImport(acting, asked),
  );
  const { waiting } = place;
  const shown = waiting === null ? 0 : waiting.difference === null || step === "columns" ? 1 : 2;
  return (
    <Frame viewer={place.viewer} network={place.network} current="report">
      <div className="flex flex-col gap-6">
        <StaticMarkup className="flex flex-col gap-2" of={head(base, path, shown)} />
        {[chooseStep, columnsStep, changesStep][shown]?.({ place, slug, path })}
      </div>
    </Frame>
  );
}

type Shown = { readonly place: ImportPlace; readonly slug: string; readonly path: string };

function head(base: string, path: string, shown: number): Markup {
  const another =
    shown !== 1
      ? null
      : markup` · <a class="text-link" href="${hrefOf(path)}">${said.changes.other}</a>`;
  return markup`
    <p><a class="text-link" href="${hrefOf(base)}">${said.back}</a>${another}</p>
    <h1 class="text-2xl leading-8 font-semibold tracking-tight">${said.title}</h1>
    <p class="text-ink-2">${said.step(shown + 1, said.steps[shown] ?? "")}</p>
    ${shown === 0 ? markup`<p class="max-w-[70ch] text-ink-2">${said.lead}</p>` : null}`;
}

function importsAt(slug: string): string {
  return `/api/v1/networks/${slug}/imports`;
}

function chooseStep({ place, slug, path }: Shown): ReactNode {
  const figures = `/api/v1/networks/${slug}/figures`;
  const link = (href: string, says: string) =>
    markup`<li><a class="button-quiet" target="_self" href="${hrefOf(href)}">${says}</a></li>`;
  const { open, others, gone, reporter } = place;
  return (
    <>
      {gone ? <p role="alert">{said.gone}</p> : null}
      <ChooseFile
        url={hrefOf(importsAt(slug))}
        next={hrefOf(`${path}?file=FILE`)}
        mostBytes={limits.bytes}
        words={chooseWords}
      />
      {others.length === 0 ? null : (
        <StaticMarkup
          of={markup`<section aria-labelledby="waiting">
            <h2 id="waiting" class="section-title">${said.waiting}</h2>
            <ul class="mt-2 flex flex-col gap-1">
              ${others.map(
                ({ id, fileName, rowCount }) => markup`<li>
                  <a class="text-link break-all" href="${hrefOf(`${path}?file=${id}`)}">${fileName}</a>
                  <span class="text-ink-2">${said.waitingRows(rowCount)}</span>
                </li>`,
              )}
            </ul>
          </section>`}
        />
      )}
      <StaticMarkup
        of={markup`<section aria-labelledby="templates">
          <h2 id="templates" class="section-title">${said.templates}</h2>
          <p class="mt-1 max-w-[70ch] text-ink-2">${said.templatesLead}</p>
          <ul class="mt-2 flex flex-wrap gap-3">
            ${open.flatMap(({ period, says }) =>
              (["xlsx", "csv"] as const).map((format) =>
                link(
                  `${figures}/template?period=${period}&format=${format}`,
                  said.template(says, format.toUpperCase()),
                ),
              ),
            )}
            ${(["xlsx", "csv"] as const).map((format) =>
              link(
                `${figures}?reporter=${reporter}&format=${format}`,
                said.template(said.allFigures, format.toUpperCase()),
              ),
            )}
          </ul>
        </section>`}
      />
    </>
  );
}

function columnsStep({ place: { waiting, remembered }, slug, path }: Shown): ReactNode {
  if (waiting === null) return null;
  const { id, fileName, rowCount, reading } = waiting;
  return (
    <>
      <StaticMarkup
        of={markup`<h2 class="section-title break-all">${said.columns.title(fileName)}</h2>
          <p class="mt-1 max-w-[70ch] text-ink-2">${said.columns.lead(rowCount)}</p>`}
      />
      <ColumnsForm
        url={hrefOf(importsAt(slug))}
        next={hrefOf(`${path}?file=${id}`)}
        file={id}
        columns={fileColumns(waiting, remembered)}
        needed={["metric", "period", "numerator"]}
        mark={reading?.mark ?? ""}
        words={columnsWords}
      />
    </>
  );
}

function changesStep({ place: { waiting }, slug, path }: Shown): ReactNode {
  const difference = waiting?.difference ?? null;
  if (waiting === null || difference === null) return null;
  const { id, fileName, header } = waiting;
  const figures = difference.added + difference.changed;
  const rejectedAt = `${importsAt(slug)}?rejected=${id}`;
  return (
    <>
      <h2 className="section-title break-all">{said.changes.title(fileName)}</h2>
      <StaticMarkup of={differenceMarkup(difference, header, rejectedAt)} />
      {figures === 0 ? null : (
        <ConfirmImport
          url={hrefOf(importsAt(slug))}
          file={id}
          words={confirmWords(figures)}
          month={{ href: hrefOf(`/networks/${slug}/report`), says: said.back }}
        />
      )}
      <StaticMarkup
        of={markup`<p class="flex flex-wrap gap-x-6 gap-y-1">
          <a class="text-link" href="${hrefOf(`${path}?file=${id}&step=columns`)}">${said.changes.again}</a>
          <a class="text-link" href="${hrefOf(path)}">${said.changes.other}</a>
        </p>`}
      />
    </>
  );
}
