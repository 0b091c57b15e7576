import type { Metadata } from "next";
import { Frame } from "@/app/_components/frame";
import { inPlace } from "@/app/viewer";
import { words } from "@/app/words/words";
import { listExpectations } from "@/db/queries/expectations";
import { findMetricTermsPlace } from "@/db/queries/places";
import { can } from "@/lib/access/can";
import { expectationKinds, standingOf } from "@/lib/promises/expectation";
import { ExpectationList } from "./expectation-list";
import { ProposeForm } from "./propose-form";

const said = words.expectations;

export const metadata: Metadata = { title: said.title };

/** What isn't promised to customers, agreed and proposed. */
export default async function ExpectationsPage({
  params,
}: PageProps<"/networks/[network]/expectations">) {
  const { network: slug } = await params;
  const { viewer, place, expectations } = await inPlace(
    { path: `/networks/${slug}/expectations`, needs: "see-scorecards" },
    (tx) => findMetricTermsPlace(tx, slug),
    async (tx, found, reader) => ({
      viewer: reader,
      place: found,
      expectations: await listExpectations(tx, found.network.id),
    }),
  );
  const { network, names, metrics } = place;
  const mayAgree = can(viewer, "agree", network.id);
  const metricName = (code: string) =>
    metrics.find((one) => one.code === code)?.versions.at(-1)?.name ?? code;
  const page = {
    network,
    own: mayAgree ? viewer.organisationId : null,
    nameOf: (id: string) => names.get(id) ?? "",
    metricName,
  };
  const agreed = expectations.filter((one) => standingOf(one) === "agreed");
  const open = expectations.filter((one) => standingOf(one) !== "agreed");
  return (
    <Frame viewer={viewer} network={network}>
      <div className="flex flex-col gap-10">
        <div className="flex flex-col gap-2">
          <h1 className="text-2xl leading-8 font-semibold tracking-tight">{said.title}</h1>
          <p className="max-w-[70ch] text-ink-2">{said.lead}</p>
          {mayAgree ? null : <p className="max-w-[70ch] text-ink-2">{said.reads}</p>}
        </div>
        <ExpectationList
          id="agreed"
          title={said.agreed}
          none={said.none}
          expectations={agreed}
          page={page}
        />
        <ExpectationList
          id="open"
          title={said.others}
          none={said.noneOpen}
          expectations={open}
          page={page}
        />
        {mayAgree ? (
          <ProposeForm
            slug={slug}
            kinds={expectationKinds.map((kind) => ({ value: kind, text: said.kinds[kind] }))}
            metrics={[
              { value: "", text: said.form.noMetric },
              ...metrics
                .filter(({ series }) => series.some(({ audience }) => audience === null))
                .map(({ code }) => ({ value: code, text: metricName(code) })),
            ]}
            words={formWords}
            answers={words.forms.answers}
          />
        ) : null}
      </div>
    </Frame>
  );
}

const { title, lead, kind, says, saysHint, metric, metricHint, send } = said.form;
const formWords = { title, lead, kind, says, saysHint, metric, metricHint, send };
