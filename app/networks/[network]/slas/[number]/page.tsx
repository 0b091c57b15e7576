import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Frame } from "@/app/_components/frame";
import { markup, type Markup } from "@/app/_components/markup";
import { StaticMarkup } from "@/app/_components/static-markup";
import { hrefOf, inPlace } from "@/app/viewer";
import { words } from "@/app/words/words";
import { listPlans } from "@/db/queries/plans";
import { findSlasPlace } from "@/db/queries/slas";
import { can } from "@/lib/access/can";
import { symmetry } from "../statements";
import { agreedTerms } from "./agreed-terms";
import { history } from "./history";
import { JointPlans } from "./plans";
import { Notices } from "./notices";
import { slaPage } from "./sla-page";
import { whatIfOf } from "./what-if";
import { whatIfForm } from "./what-if-form";

const said = words.slas;

export const metadata: Metadata = { title: said.title };

/** One SLA: what was agreed in both directions, how the last two years came out, and what they would have been otherwise. */
export default async function SlaPage({
  params,
  searchParams,
}: PageProps<"/networks/[network]/slas/[number]">) {
  const { network: slug, number: typed } = await params;
  const change = whatIfOf(await searchParams);
  const number = /^[1-9][0-9]{0,8}$/.test(typed) ? Number(typed) : 0;
  const base = `/networks/${slug}/slas`;
  const page =
    (await inPlace(
      { path: `${base}/${typed}`, needs: "see-scorecards" },
      (tx) => findSlasPlace(tx, slug),
      async (tx, place, viewer) => {
        const plans = await listPlans(tx, place.network.id);
        return slaPage(place, viewer, number, { asked: change, plans });
      },
    )) ?? notFound();
  const { network, viewer, stake } = page;
  const body = markup`
    <div class="flex flex-col gap-2">
      <p class="print:hidden"><a class="text-link" href="${hrefOf(`${base}?period=${page.until}`)}">${said.title}</a> · ${page.name}</p>
      <h1 class="text-2xl leading-8 font-semibold tracking-tight wrap-anywhere">${said.heading(viewer.organisationName, page.nameOf(page.they))}</h1>
      ${symmetry(stake.we, stake.they, network.currency)}
      ${can(viewer, "agree", network.id) ? proposeLinks(slug, number) : null}
    </div>
    ${agreedTerms(page)}
    ${history(page)}
    ${whatIfForm(page)}`;
  return (
    <Frame viewer={viewer} network={network} current="slas">
      <div className="flex flex-col gap-10">
        <StaticMarkup className="flex flex-col gap-10" of={body} />
        <JointPlans page={page} />
        <Notices page={page} />
      </div>
    </Frame>
  );
}

/** Where a changed version, or the end, is proposed. */
function proposeLinks(slug: string, number: number): Markup {
  const path = `/networks/${slug}/proposals/new?sla=${number}`;
  return markup`<p class="flex flex-wrap gap-3 print:hidden">
    <a class="button-quiet" href="${hrefOf(path)}">${said.proposeChange}</a>
    <a class="button-quiet" href="${hrefOf(`${path}&end=1`)}">${said.proposeEnd}</a>
  </p>`;
}
