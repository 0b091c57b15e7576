import { missingParties } from "@/lib/agreements/missing-parties";
import { boundsProblems } from "@/lib/bands/bounds";
import { hasDenominator } from "@/lib/metrics/kind";
import { inForce } from "@/lib/periods/in-force";
import { bandText, versionText } from "./agreed-text";
import { notMember } from "./check-networks";
import type { Finding } from "./file-problem";
import type { NetworkFile } from "./network-file";
import { repeated } from "./repeated";

type Network = NetworkFile["networks"][number];
type Metric = Network["metrics"][number];
type Version = Metric["versions"][number];
type Agreement = Version["agreements"][number];

/** Mistakes in a network's metrics (versions, bands, agreements, series) and in its chain. `base` is the network's place. */
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
    ...chainOf(network, `${base}/chain`),
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
    const text = versionText(network.slug, metric.code, version);
    return [
      ...(later
        ? []
        : [
            { place: here, says: "versions stand in order, each from a later month than the last" },
          ]),
      ...wordsOf(version, here),
      ...membersNamed(version, here, network),
      ...agreementsOf(version.agreements, `${here}/agreements`, {
        parties: version.parties,
        network,
        hash: hash(text),
      }),
    ];
  });
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
  agreed: { readonly parties: readonly string[]; readonly network: Network; readonly hash: string },
): readonly Finding[] {
  return [
    ...repeated(agreements, ({ organisation }) => organisation).map((index) => ({
      place: `${here}/${index}`,
      says: `"${agreements[index]?.organisation}" has agreed already`,
    })),
    ...agreements.flatMap(({ organisation, email, hash }, index) => {
      const place = `${here}/${index}`;
      if (!agreed.parties.includes(organisation)) {
        const says = `"${organisation}" is no party of this`;
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
              says: `${email} has no manager or board role for "${organisation}" here`,
              refers: "assignments",
            },
          ];
    }),
  ];
}

function mayAgree(network: Network, organisation: string, email: string): boolean {
  return network.assignments.some(
    (one) =>
      one.organisation === organisation &&
      one.email.toLowerCase() === email.toLowerCase() &&
      one.roles.some((role) => role === "manager" || role === "board"),
  );
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
      const agreed = hash(bandText(network.slug, metric.code, band));
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
          parties,
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
    ...repeated(metric.series, ({ reporter, subject }) => `${reporter} ${subject}`).map(
      (index) => ({
        place: `${place}/series/${index}`,
        says: "this reporter has a series with this subject already",
      }),
    ),
    ...metric.series.flatMap(({ reporter, audience }, index) => {
      const here = `${place}/series/${index}`;
      if (!network.members.includes(reporter)) return [notMember(`${here}/reporter`, reporter)];
      const outside = metric.versions.find(({ parties }) => !parties.includes(reporter));
      if (outside !== undefined) {
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

function chainOf(network: Network, place: string): readonly Finding[] {
  const { chain } = network;
  if (chain === null) return [];
  const { outcome, composed, stages } = chain;
  return [
    ...yieldOf(network, { ...outcome, place: `${place}/outcome` }),
    ...customersOf(network, outcome.metric, `${place}/outcome/metric`),
    ...(composed === null || network.metrics.some(({ code }) => code === composed)
      ? []
      : [{ place: `${place}/composed`, says: `no metric "${composed}"`, refers: "metrics" }]),
    ...stages.flatMap(({ metric, organisation, subject }, index) =>
      yieldOf(network, {
        metric,
        subject,
        reporter: organisation,
        place: `${place}/stages/${index}`,
      }),
    ),
  ];
}

/** What the chain is about is counted in customers: the outcome's denominator, which is whole only without decimals. */
function customersOf(network: Network, code: string, place: string): readonly Finding[] {
  const metric = network.metrics.find((one) => one.code === code);
  return metric?.versions.every(({ decimals }) => decimals === 0) === false
    ? [{ place, says: `"${code}" counts customers: its definition has 0 decimals` }]
    : [];
}

/** A yield is the share of customers for whom things went right: a proportion where more is better. */
function yieldOf(
  network: Network,
  wanted: {
    readonly metric: string;
    readonly reporter: string;
    readonly subject: string;
    readonly place: string;
  },
): readonly Finding[] {
  const { metric: code, reporter, subject, place } = wanted;
  const metric = network.metrics.find((one) => one.code === code);
  const series = metric?.series.some((one) => one.reporter === reporter && one.subject === subject);
  if (metric === undefined || series !== true) {
    const says = `no series of "${code}" is reported by "${reporter}"`;
    return [{ place, says, refers: "series" }];
  }
  const fits = metric.versions.every(
    ({ kind, direction }) => kind === "proportion" && direction === "higher",
  );
  return fits
    ? []
    : [{ place: `${place}/metric`, says: `"${code}" is no yield: a proportion, higher is better` }];
}
