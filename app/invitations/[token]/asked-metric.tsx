import { boundsText } from "@/app/_components/bounds-text";
import { formatList, formatMonth } from "@/app/format";
import { words } from "@/app/words/words";
import type { NetworkInvitationRead } from "@/db/queries/invitation-link";
import { Fact } from "./fact";

const said = words.invitation;

/** A metric that a newcomer is asked to report: its definition in short, its band, who agreed, who sees it. */
export function AskedMetric({
  metric,
  bands,
}: {
  metric: NetworkInvitationRead["asked"][number];
  bands: NetworkInvitationRead["bands"];
}) {
  const { code, name, purpose, unit, numerator, denominator, parties } = metric;
  return (
    <article className="card flex flex-col gap-3 p-5">
      <div>
        <h3 className="font-[590]">
          <span className="text-ink-3">{code}</span> {name}
        </h3>
        <p className="max-w-[70ch] text-ink-2">{purpose}</p>
      </div>
      <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
        <Fact term={said.counts}>{numerator}</Fact>
        {denominator === null ? null : <Fact term={said.of}>{denominator}</Fact>}
        <Fact term={said.band}>
          {bands.length === 0 ? words.band.none : null}
          {bands.map(({ effectiveFrom, bounds }, place) => (
            <span key={effectiveFrom} className="block">
              {place === 0
                ? boundsText(bounds, unit)
                : said.from(formatMonth(effectiveFrom), boundsText(bounds, unit))}
            </span>
          ))}
        </Fact>
        <Fact term={said.seenBy}>{words.metric.visible.network}</Fact>
        <Fact term={said.agreedBy}>{formatList(parties)}</Fact>
      </dl>
    </article>
  );
}
