import { sha256 } from "@/db/sha256";
import { address, type Account } from "@/db/testing/accounts";
import { bandText, versionText } from "@/lib/network-file/agreed-text";
import { networkFile, type NetworkFileInput } from "@/lib/network-file/network-file";
import { addMonths, period as periodOf } from "@/lib/periods/period";

type Network = NonNullable<NetworkFileInput["networks"]>[number];
type Metric = NonNullable<Network["metrics"]>[number];
type Version = Metric["versions"][number];
type Figure = NonNullable<Network["figures"]>[number];

/** A metric of a story: what matters to it, the rest is filled in. Organisations go by their word. */
type MetricPlan = {
  readonly code: string;
  readonly reporters: readonly string[];
  readonly parties?: readonly string[];
  readonly agreed?: readonly string[];
  readonly visibility?: Version["visibility"];
  readonly subject?: string;
  readonly target?: string;
  readonly floor?: string;
  readonly terms?: Partial<Version>;
};

/** A figure of a story, final where its month is closed. */
type FigurePlan = Pick<
  Figure,
  "metric" | "period" | "numerator" | "denominator" | "sum" | "count" | "value" | "notApplicable"
> & { readonly reporter: string; readonly status?: Figure["status"] };

/** A network of a story's own, with the months of which the last take figures. */
export type NetworkPlan = {
  readonly organisations: Readonly<Record<string, string>>;
  readonly accounts: readonly Account[];
  readonly months: readonly string[];
  /** The first month that takes figures; the last alone without it. */
  readonly openFrom?: string;
  readonly metrics: readonly MetricPlan[];
  readonly figures?: readonly FigurePlan[];
  /** The chain, by the network's slug, with which organisations' slugs are made. */
  readonly chain?: (slug: string) => Network["chain"];
  readonly password?: string;
  /** The window that attribution compares with. */
  readonly reference?: Network["reference"];
};

const roles = {
  manager: ["manager"],
  deputy: ["manager", "viewer"],
  board: ["board"],
  viewer: ["viewer"],
  goto: ["go-to"],
  admin: null,
} as const;

/** The slug of a plan's organisation, by its word, in the network of this slug. */
export function slugIn(network: string, word: string): string {
  return `${word}-${network}`;
}

/** The network file of a plan, every agreement with the hash of the text that stands there. */
export function networkFileOf(slug: string, plan: NetworkPlan): string {
  const members = Object.keys(plan.organisations).map((word) => slugIn(slug, word));
  const open = plan.openFrom ?? plan.months.at(-1) ?? "";
  const network: Network = {
    slug,
    name: `Network ${slug}`,
    currency: "GBP",
    timeZone: "Europe/London",
    fiscalYearStart: 4,
    members,
    assignments: members.flatMap((organisation) =>
      plan.accounts.flatMap((account) => {
        const held = roles[account];
        return held === null
          ? []
          : [{ organisation, email: address(account, organisation), roles: [...held] }];
      }),
    ),
    periods: plan.months.map((period) => {
      const next = addMonths(periodOf(period), 1);
      return { period, due: `${next}-10`, closed: period >= open ? null : `${next}-20` };
    }),
    metrics: plan.metrics.map((metric) => metricOf(slug, metric, plan)),
    figures: (plan.figures ?? []).map(({ status, ...figure }) => ({
      ...figure,
      reporter: slugIn(slug, figure.reporter),
      ...subjectOf(figure.metric, plan),
      status: status ?? (figure.period >= open ? "submitted" : "final"),
      email: address("manager", slugIn(slug, figure.reporter)),
      at: "2026-01-05T09:00:00Z",
    })),
    chain: plan.chain?.(slug) ?? null,
    reference: plan.reference ?? null,
  };
  const organisations = Object.entries(plan.organisations).map(([word, name]) => ({
    slug: slugIn(slug, word),
    name,
    timeZone: "Europe/London",
    people: plan.accounts.map((account) => ({
      email: address(account, slugIn(slug, word)),
      name: `${account} of ${name}`,
      admin: account === "admin",
      password: plan.password ?? null,
    })),
  }));
  return JSON.stringify(signed({ throughline: 1, organisations, networks: [network] }));
}

function subjectOf(code: string, plan: NetworkPlan) {
  const subject = plan.metrics.find((metric) => metric.code === code)?.subject;
  return subject === undefined ? {} : { subject };
}

function metricOf(slug: string, metric: MetricPlan, plan: NetworkPlan): Metric {
  const all = Object.keys(plan.organisations);
  const { code, reporters, parties = all, agreed = parties, target = "95", floor = "90" } = metric;
  const slugs = (words: readonly string[]) => words.map((word) => slugIn(slug, word));
  const [effectiveFrom = ""] = plan.months;
  const agreements = slugs(agreed).map((organisation) => ({
    organisation,
    email: address("manager", organisation),
    at: "2015-09-20T10:00:00Z",
    hash: "0".repeat(64),
  }));
  return {
    code,
    versions: [
      {
        version: 1,
        effectiveFrom,
        name: `Metric ${code}`,
        purpose: `What ${code} is for.`,
        kind: "proportion",
        unit: "%",
        direction: "higher",
        measuredAt: "stage",
        forWhom: ["end-customer"],
        numerator: "Those that went well",
        denominator: "All of them",
        rounding: "Not rounded.",
        sourceSystem: "The depot's book",
        owners: slugs(reporters),
        parties: slugs(parties),
        visibility: metric.visibility ?? "network",
        ...metric.terms,
        agreements,
      },
    ],
    bands: [
      {
        effectiveFrom,
        bounds: {
          direction: metric.terms?.direction === "lower" ? "lower" : "higher",
          target,
          floor,
        },
        agreements,
      },
    ],
    series: slugs(reporters).map((reporter) => ({ reporter, subject: metric.subject ?? "" })),
  };
}

function signed(input: NetworkFileInput): NetworkFileInput {
  const file = networkFile.parse(input);
  return {
    ...file,
    networks: file.networks.map((network) => ({
      ...network,
      metrics: network.metrics.map((metric) => ({
        ...metric,
        versions: metric.versions.map((version) => ({
          ...version,
          agreements: withHash(
            version.agreements,
            sha256(versionText(network.slug, metric.code, version)),
          ),
        })),
        bands: metric.bands.map((band) => ({
          ...band,
          agreements: withHash(band.agreements, sha256(bandText(network.slug, metric.code, band))),
        })),
      })),
    })),
  };
}

function withHash<Agreement extends { readonly hash: string }>(
  agreements: readonly Agreement[],
  hash: string,
): Agreement[] {
  return agreements.map((agreement) => ({ ...agreement, hash }));
}
