import { formatMonth } from "@/app/format";
import { trimmed } from "@/app/_components/bounds-text";
import { StaticMarkup } from "@/app/_components/static-markup";
import { Disclosure } from "@/app/_components/disclosure";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import { can } from "@/lib/access/can";
import { addMonths } from "@/lib/periods/period";
import { versionIn } from "@/lib/reporting/metric";
import { poolStatements } from "@/lib/slas/pool-statements";
import type { PoolTerms } from "@/lib/slas/pool-terms";
import { poolAsIfInForce, triedMonths } from "@/lib/slas/tried";
import { releaseText } from "../proposals/pact-text";
import { poolWindows } from "@/lib/settlement/pool-windows";
import { poolTable } from "../proposals/tried";
import { TriedTable } from "../proposals/tried-table";
import { moneyOf } from "./money";
import { poolKept } from "./pool-kept";
import type { SlasPage } from "./slas-page";
import { windowText } from "./terms-text";

const said = words.slas.pools;

type Pool = SlasPage["pools"][number];

/** The pools of the viewer's organisation: what was agreed, what was paid, and what it would have paid before. */
export function Pools({ page }: { page: SlasPage }) {
  return page.pools.length === 0 ? null : (
    <section id="pools" aria-labelledby="pools-title" className="flex scroll-mt-4 flex-col gap-4">
      <h2 id="pools-title" className="section-title">
        {said.title}
      </h2>
      <p className="max-w-[70ch] text-ink-2">{said.lead}</p>
      {page.pools.map((pool) => (
        <One key={pool.name} pool={pool} page={page} />
      ))}
    </section>
  );
}

function One({ pool, page }: { pool: Pool; page: SlasPage }) {
  const { course, name } = pool;
  const { network, viewer } = page;
  const change = `/networks/${network.slug}/proposals/new?${new URLSearchParams({ pool: name }).toString()}`;
  return (
    <section aria-label={name} className="card flex min-w-0 flex-col gap-4 p-5">
      <h3 className="font-[590]">{name}</h3>
      <ul className="flex flex-col gap-3">
        {pool.madeBy.map(({ effectiveFrom, proposalNumber }) => {
          const terms = course.versions.find((one) => one.effectiveFrom === effectiveFrom)?.terms;
          const when = (terms === undefined ? said.ended : said.from)(formatMonth(effectiveFrom));
          return (
            <li key={effectiveFrom} className="flex flex-col gap-1">
              <p className="font-[510]">
                {`${when}, `}
                <a
                  className="text-link"
                  href={hrefOf(`/networks/${network.slug}/proposals/${proposalNumber}`)}
                >
                  {said.madeBy(proposalNumber)}
                </a>
              </p>
              {terms === undefined ? null : <Terms terms={terms} page={page} />}
            </li>
          );
        })}
      </ul>
      <Paid pool={pool} page={page} />
      {can(viewer, "agree", network.id) && course.endedFrom === null ? (
        <a className="button-quiet self-start print:hidden" href={hrefOf(change)}>
          {said.change}
        </a>
      ) : null}
    </section>
  );
}

function Terms({ terms, page }: { terms: PoolTerms; page: SlasPage }) {
  const { outcome, window, release, shares } = terms;
  const { metrics, known, network, nameOf } = page;
  const { currency } = network;
  const metric = metrics.find(({ code }) => code === outcome.metric);
  const title = metric === undefined ? "" : (versionIn(metric, known)?.name ?? "");
  const isStaked = (contribution: string) => /[1-9]/.test(contribution);
  const texts = [
    said.judgedBy(outcome.metric, title, windowText(window).toLowerCase()),
    releaseText(release, { currency }),
    said.shares(
      shares.map(({ organisation, weight, contribution }) =>
        said.share(
          nameOf(organisation),
          trimmed(String(weight)),
          isStaked(contribution) ? moneyOf(contribution, currency) : null,
        ),
      ),
    ),
  ];
  return texts.map((text) => (
    <p key={text} className="max-w-[80ch] text-[13px] text-ink-2">
      {text}
    </p>
  ));
}

/** What it paid since it holds, and one step away what it would have paid in the two years before. */
function Paid({ pool: { course, name }, page }: { pool: Pool; page: SlasPage }) {
  const [first] = course.versions;
  const last = course.versions.at(-1);
  if (first === undefined || last === undefined) return null;
  const { facts, known } = page;
  const begun = first.effectiveFrom;
  const frozen = page.frozen.flatMap(({ pool, ...one }) =>
    one.object === `pool ${name}` && pool !== null ? [{ ...one, pool }] : [],
  );
  const windows = poolWindows({ course, facts, frozen }, known);
  const judged = windows.map(({ statement }) => statement);
  const before = triedMonths(begun > known ? known : addMonths(begun, -1));
  const tried = poolStatements(poolAsIfInForce(first.terms, before.first), facts, before);
  return (
    <>
      {judged.length === 0 ? (
        <p>{said.noneJudged}</p>
      ) : (
        <TriedTable tried={{ title: said.judged, ...poolTable(last.terms, judged, page) }} />
      )}
      <StaticMarkup className="contents" of={poolKept(windows, page)} />
      <Disclosure summary={said.tried}>
        <TriedTable tried={{ title: said.tried, ...poolTable(first.terms, tried, page) }} />
      </Disclosure>
    </>
  );
}
