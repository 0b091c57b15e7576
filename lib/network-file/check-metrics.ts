import { missingParties } from "@/lib/agreements/missing-parties";
import { boundsProblems } from "@/lib/bands/bounds";
import { hasDenominator } from "@/lib/metrics/kind";
import { inForce } from "@/lib/periods/in-force";
import { actorName } from "./actor-name";
import { textBehindBand, textBehindVersion } from "./agreed-text";
import { notMember } from "./check-networks";
import type { Finding } from "./file-problem";
import type { NetworkFile } from "./network-file";
import { repeated } from "./repeated";

type Network = NetworkFile["networks"][number];
type Metric = Network["metrics"][number];
type Version = Metric["versions"][number];
type Agreement = Version["agreements"][number];

/** Mistakes in a network's metrics: versions, bands, agreements, series. `base` is the network's place. */
export function checkMetrics(
  network: Network,
  base: string,
  hash: (text: string) => string,
): readonly Finding[] {
  return [
    ...repeated(network.metrics, ({ code }) => code).map((index) => ({
      place: `${base}/metrics/${index}/code`,
      says: `"${network.metrics[index]?.code}" stands in this network twice`,
    })),
    ...network.metrics.flatMap((metric, index) => {
      const place = `${base}/metrics/${index}`;
      return [
        ...versionsOf(metric, place, network, hash),
        ...bandsOf(metric, place, network, hash),
        ...seriesOf(metric, place, network),
      ];
    }),
    ...repeatedKeys(network, base),
  ];
}

function versionsOf(
  metric: Metric,
  place: string,
  network: Network,
  hash: (text: string) => string,
): readonly Finding[] {
  return metric.versions.flatMap((version, index) => {
    const here = `${place}/versions/${index}`;
    const before = metric.versions[index - 1];
    const later =
      before === undefined ||
      (version.version > before.version && version.effectiveFrom > before.effectiveFrom);
    const text = textBehindVersion(network, metric.code, version);
    return [
      ...(later
        ? []
        : [
            { place: here, says: "versions stand in order, each from a later month than the last" },
          ]),
      ...wordsOf(version, here),
      ...membersNamed(version, here, network),
      ...agreementsOf(version.agreements, `${here}/agreements`, {
        agreeing: agreeing(version.parties, metric),
        network,
        hash: hash(text),
      }),
    ];
  });
}

/** The parties, and reporters who joined the network when the text stood already. */
function agreeing(parties: readonly string[], { series }: Metric): ReadonlySet<string> {
  return new Set([...parties, ...series.map(({ reporter }) => reporter)]);
}

function wordsOf(version: Version, here: string): readonly Finding[] {
  if (hasDenominator(version.kind) === (version.denominator !== null)) return [];
  const says = hasDenominator(version.kind)
    ? `a ${version.kind} has two parts: say what the denominator counts`
    : `a figure of kind ${version.kind} has one part: leave the denominator out`;
  return [{ place: `${here}/denominator`, says }];
}

function membersNamed(version: Version, here: string, network: Network): readonly Finding[] {
  const named = [
    ...version.parties.map((slug, index) => ({ slug, at: `parties/${index}` })),
    ...version.owners.map((slug, index) => ({ slug, at: `owners/${index}` })),
    ...(version.accepting === null ? [] : [{ slug: version.accepting, at: "accepting" }]),
    ...(version.retainedOwner === null
      ? []
      : [{ slug: version.retainedOwner, at: "retainedOwner" }]),
  ];
  return [
    ...named
      .filter(({ slug }) => !network.members.includes(slug))
      .map(({ slug, at }) => notMember(`${here}/${at}`, slug)),
    ...repeated(version.parties, (slug) => slug).map((index) => ({
      place: `${here}/parties/${index}`,
      says: `"${version.parties[index]}" is a party already`,
    })),
  ];
}

function agreementsOf(
  agreements: readonly Agreement[],
  here: string,
  agreed: {
    readonly agreeing: ReadonlySet<string>;
    readonly network: Network;
    readonly hash: string;
  },
): readonly Finding[] {
  return [
    ...repeated(agreements, ({ organisation }) => organisation).map((index) => ({
      place: `${here}/${index}`,
      says: `"${agreements[index]?.organisation}" has agreed already`,
    })),
    ...agreements.flatMap(({ organisation, email, hash }, index) => {
      const place = `${here}/${index}`;
      if (!agreed.agreeing.has(organisation)) {
        const says = `"${organisation}" is no party of this, and reports none of it`;
        return [{ place: `${place}/organisation`, says, refers: "versions" }];
      }
      if (hash !== agreed.hash) {
        const says = `the hash is of another text: what stands here has ${agreed.hash}`;
        return [{ place: `${place}/hash`, says }];
      }
      return mayAgree(agreed.network, organisation, email)
        ? []
        : [
            {
              place: `${place}/email`,
              says: `${email} has no manager or board role for "${organisation}" here, and is no signatory`,
              refers: ["assignments", "signatories"],
            },
          ];
    }),
  ];
}

/** A signatory once had the role, whatever the assignments of today say. */
function mayAgree(network: Network, organisation: string, email: string): boolean {
  const agreeing = network.assignments.filter(({ roles }) =>
    roles.some((role) => role === "manager" || role === "board"),
  );
  const name = actorName({ organisation, email });
  return [...agreeing, ...network.signatories].some((one) => actorName(one) === name);
}

function bandsOf(
  metric: Metric,
  place: string,
  network: Network,
  hash: (text: string) => string,
): readonly Finding[] {
  const last = metric.versions.at(-1);
  return [
    ...repeated(metric.bands, ({ effectiveFrom }) => effectiveFrom).map((index) => ({
      place: `${place}/bands/${index}/effectiveFrom`,
      says: "another band set takes effect in this month",
    })),
    ...metric.bands.flatMap((band, index) => {
      const here = `${place}/bands/${index}`;
      const version = inForce(metric.versions, band.effectiveFrom) ?? last;
      const parties = version?.parties ?? [];
      const agreed = hash(textBehindBand(network, metric.code, band));
      return [
        ...boundsProblems(band.bounds).map((problem) => ({
          place: `${here}/bounds`,
          says: `bounds out of order: ${problem.replaceAll("-", " ")}`,
        })),
        ...(version?.direction === band.bounds.direction
          ? []
          : [
              {
                place: `${here}/bounds/direction`,
                says: `the definition says ${version?.direction}, the bounds ${band.bounds.direction}`,
                refers: "versions",
              },
            ]),
        ...agreementsOf(band.agreements, `${here}/agreements`, {
          agreeing: agreeing(parties, metric),
          network,
          hash: agreed,
        }),
        ...missingParties(parties, band.agreements, agreed).map((slug) => ({
          place: `${here}/agreements`,
          says: `"${slug}" hasn't agreed to this band set`,
          refers: "agreements",
        })),
      ];
    }),
  ];
}

function seriesOf(metric: Metric, place: string, network: Network): readonly Finding[] {
  return [
    ...repeated(
      metric.series,
      ({ reporter, subject, parallelVersion }) => `${reporter} ${subject} ${parallelVersion ?? ""}`,
    ).map((index) => ({
      place: `${place}/series/${index}`,
      says: "this reporter has a series with this subject already",
    })),
    ...metric.series.flatMap(({ reporter, audience, parallelVersion }, index) => {
      const here = `${place}/series/${index}`;
      const beside = metric.versions.find(({ version }) => version === parallelVersion);
      if (parallelVersion !== null && (beside === undefined || beside.parallelFrom === null)) {
        const says = "no version of this metric has a parallel run of that number";
        return [{ place: `${here}/parallelVersion`, says, refers: "versions" }];
      }
      if (!network.members.includes(reporter)) return [notMember(`${here}/reporter`, reporter)];
      const outside = metric.versions.find(({ parties }) => !parties.includes(reporter));
      if (outside !== undefined && !joinedLater(reporter, metric)) {
        const says = `"${reporter}" is no party of version ${outside.version}: a reporter agrees to what it reports`;
        return [{ place: `${here}/reporter`, says }];
      }
      return audience === null || audience.includes(reporter)
        ? (audience ?? [])
            .map((slug, at) => ({ slug, at }))
            .filter(({ slug }) => !network.members.includes(slug))
            .map(({ slug, at }) => notMember(`${here}/audience/${at}`, slug))
        : [{ place: `${here}/audience`, says: `the reporter "${reporter}" is missing` }];
    }),
  ];
}

/** Whether an organisation has agreed to a version that it is no party of. */
function joinedLater(organisation: string, { versions }: Metric): boolean {
  return versions.some(
    ({ parties, agreements }) =>
      !parties.includes(organisation) &&
      agreements.some((one) => one.organisation === organisation),
  );
}

function repeatedKeys(network: Network, base: string): readonly Finding[] {
  const keyed = network.metrics.flatMap(({ series }, metric) =>
    series.flatMap(({ key }, index) =>
      key === undefined ? [] : [{ key, place: `${base}/metrics/${metric}/series/${index}/key` }],
    ),
  );
  return repeated(keyed, ({ key }) => String(key)).flatMap((index) => {
    const one = keyed[index];
    return one === undefined
      ? []
      : [{ place: one.place, says: `another series has key ${one.key}` }];
  });
}
