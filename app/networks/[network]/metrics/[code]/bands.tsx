import { boundsText } from "@/app/_components/bounds-text";
import { formatInstant, formatMonth } from "@/app/format";
import { words } from "@/app/words/words";
import type { MetricVersion } from "@/lib/metrics/metric-version";
import type { DefinedMetric } from "@/lib/reporting/metric";

/** Every band set that was agreed, with the month from which it holds. */
export function Bands({
  metric,
  version,
  names,
  timeZone,
}: {
  metric: DefinedMetric;
  version: MetricVersion;
  names: ReadonlyMap<string, string>;
  timeZone: string;
}) {
  return (
    <section aria-labelledby="bands" className="flex flex-col gap-3">
      <h2 id="bands" className="text-[15px] leading-[22px] font-[590]">
        {words.metric.bands}
      </h2>
      {metric.bands.length === 0 ? (
        <p className="text-ink-2">{words.band.none}</p>
      ) : (
        <ul className="card divide-y divide-line">
          {metric.bands.map(({ effectiveFrom, bounds, agreements, missingPartyIds }) => (
            <li key={effectiveFrom} className="flex flex-wrap gap-x-6 gap-y-1 px-4 py-2.5">
              <span className="min-w-40 text-ink-2">
                {words.metric.from} {formatMonth(effectiveFrom)}
              </span>
              <span className="font-[510]">{boundsText(bounds, version.unit)}</span>
              <span className="text-ink-2 sm:basis-full">
                {missingPartyIds.length === 0
                  ? words.metric.bandAgreed(
                      agreements
                        .map(({ organisationId, agreedAt }) =>
                          words.metric.agreedBy(
                            names.get(organisationId) ?? "",
                            formatInstant(agreedAt, timeZone),
                          ),
                        )
                        .join("; "),
                    )
                  : words.metric.bandWaits(
                      missingPartyIds.map((id) => names.get(id) ?? "").join(", "),
                    )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
