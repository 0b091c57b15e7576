import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Frame } from "@/app/_components/frame";
import { markup, type Markup } from "@/app/_components/markup";
import { StaticMarkup } from "@/app/_components/static-markup";
import { hrefOf, inPlace } from "@/app/viewer";
import { words } from "@/app/words/words";
import { listExpectations } from "@/db/queries/expectations";
import { findMetricTermsPlace } from "@/db/queries/places";
import { parsePeriod } from "@/lib/periods/period";
import { standingOf, type Expectation } from "@/lib/promises/expectation";
import { notPromised } from "../chain-expectations";
import { caseTable, waitingCases } from "./case-table";
import { ImportSection } from "./import-section";
import { LedgerMonth } from "./ledger-month";
import { OpenForm } from "./open-form";
import { promiseTable } from "./promise-table";
import { promisesPage, whose, type PromisesPage } from "./promises-page";

const said = words.promises;

export const metadata: Metadata = { title: said.title };

/** The promises of the cases that the viewer's organisation takes part in: what is overdue first. */
export default async function PromisesPage({
  params,
  searchParams,
}: PageProps<"/networks/[network]/promises">) {
  const { network: slug } = await params;
  const { period, whose: of } = await searchParams;
  const asked = typeof period === "string" ? parsePeriod(period) : null;
  if (typeof period === "string" && asked === null) notFound();
  const path = `/networks/${slug}/promises`;
  const page = await inPlace(
    { path, period, needs: "see-scorecards" },
    (tx) => findMetricTermsPlace(tx, slug),
    async (tx, place, viewer) => {
      const [shown, expectations] = await Promise.all([
        promisesPage({ tx, viewer }, place, { whose: of, period: asked }),
        listExpectations(tx, place.network.id),
      ]);
      return { ...shown, agreed: expectations.filter((one) => standingOf(one) === "agreed") };
    },
  );
  const { listed } = said;
  const lists = markup`
    ${waitingCases(page)}
    ${promiseTable({ id: "overdue", title: listed.overdue, none: listed.noneOverdue }, page.overdue, page)}
    ${promiseTable({ id: "soon", title: listed.soon, none: listed.noneSoon }, page.soon, page)}
    ${promiseTable({ id: "rest", title: listed.rest, none: listed.noneRest }, page.rest, page)}`;
  return (
    <Frame viewer={page.viewer} network={page.network} current="promises">
      <div className="flex flex-col gap-10">
        <StaticMarkup className="flex flex-col gap-4" of={head(page)} />
        <StaticMarkup className="flex flex-col gap-8" of={lists} />
        {page.mayRecord ? (
          <>
            <OpenForm slug={slug} words={formWords} answers={words.forms.answers} />
            <ImportSection page={page} />
          </>
        ) : null}
        <StaticMarkup of={caseTable(page)} />
        <LedgerMonth page={page} />
      </div>
    </Frame>
  );
}

const { title, lead, reference, hint, send } = said.open;
const formWords = { title, lead, reference, hint, send };

const linkClass =
  "flex min-h-8 items-center rounded-control px-3 text-ink-2 hover:bg-hover aria-[current=true]:bg-hover aria-[current=true]:font-[590] aria-[current=true]:text-ink pointer-coarse:min-h-11";

function head({
  network,
  filter,
  agreed,
}: PromisesPage & { readonly agreed: readonly Expectation[] }): Markup {
  const path = `/networks/${network.slug}/promises`;
  return markup`
    <div class="flex flex-col gap-2">
      <h1 class="text-2xl leading-8 font-semibold tracking-tight">${said.title}</h1>
      <p class="max-w-[70ch] text-ink-2">${said.lead}</p>
    </div>
    <nav aria-label="${said.filter}" class="print:hidden">
      <ul class="flex flex-wrap gap-1">${whose.map((one) => {
        const href = hrefOf(one === "all" ? path : `${path}?whose=${one}`);
        return one === filter
          ? markup`<li><a href="${href}" aria-current="true" class="${linkClass}">${said.whose[one]}</a></li>`
          : markup`<li><a href="${href}" class="${linkClass}">${said.whose[one]}</a></li>`;
      })}</ul>
    </nav>
    ${notPromised(`/networks/${network.slug}`, agreed)}`;
}
