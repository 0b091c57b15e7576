import { bandText, versionText } from "@/lib/network-file/agreed-text";
import {
  networkFile,
  type NetworkFile,
  type NetworkFileInput,
} from "@/lib/network-file/network-file";
import { sha256 } from "../sha256";
import { accounts, address } from "./accounts";
import { parcelFigures, parcelMetrics, type ParcelSlugs } from "./parcel-metrics";

type Network = NetworkFile["networks"][number];

const rolesOf = {
  manager: ["manager"],
  deputy: ["manager", "viewer"],
  board: ["board"],
  viewer: ["viewer"],
  goto: ["go-to"],
} as const;

/**
 * A small network file: a brand sells, a carrier delivers, a desk answers. Two closed months (2025-10, 2025-11)
 * and an open one (2025-12), one metric of each visibility, and one that the desk hasn't agreed to.
 *
 * @param word makes all its slugs its own: letters and digits
 * @param password of everybody; without it nobody can sign in
 * @param retold gives the file's text with other words or months, which is then what was agreed to
 */
export function parcelFile(
  word: string,
  password: string | null = null,
  retold: (text: string) => string = (text) => text,
): NetworkFileInput {
  const slugs = { brand: `brand-${word}`, carrier: `carrier-${word}`, desk: `desk-${word}` };
  const file: NetworkFileInput = {
    throughline: 1,
    organisations: Object.entries(slugs).map(([name, slug]) => ({
      slug,
      name: `The ${name} ${word}`,
      timeZone: "Europe/London",
      people: accounts.map((account) => ({
        email: address(account, slug),
        name: `${account} of ${slug}`,
        admin: account === "admin",
        password,
      })),
    })),
    networks: [parcelNetwork(`parcels-${word}`, slugs)],
  };
  return signed(networkFile.parse(JSON.parse(retold(JSON.stringify(file)))));
}

function parcelNetwork(slug: string, slugs: ParcelSlugs) {
  const { brand, carrier, desk } = slugs;
  const members = [brand, carrier, desk];
  return {
    slug,
    name: `Parcels ${slug}`,
    currency: "EUR",
    timeZone: "Europe/London",
    fiscalYearStart: 4,
    reference: { first: "2025-10", last: "2025-10" },
    members,
    assignments: members.flatMap((organisation) =>
      (["manager", "deputy", "board", "viewer", "goto"] as const).map((account) => ({
        organisation,
        email: address(account, organisation),
        roles: [...rolesOf[account]],
      })),
    ),
    relationships: [{ between: [brand, carrier], level: "alliance" as const }],
    periods: [
      { period: "2025-10", due: "2025-11-10", closed: "2025-11-20" },
      { period: "2025-11", due: "2025-12-10", closed: "2025-12-20" },
      { period: "2025-12", due: "2026-01-10" },
    ],
    metrics: parcelMetrics(slugs),
    chain: {
      name: "Parcel to door",
      customer: "a household that ordered",
      promise: "Your parcel comes when we said it would.",
      outcome: { metric: "E1", reporter: brand },
      stages: [
        { name: "Deliver", organisation: carrier, metric: "D1" },
        { name: "Answer", organisation: desk, metric: "A1" },
      ],
    },
    figures: parcelFigures(slugs),
  } satisfies NonNullable<NetworkFileInput["networks"]>[number];
}

/** Puts the hash of the text that stands there into each agreement. */
function signed(input: NetworkFileInput): NetworkFile {
  const file = networkFile.parse(input);
  return { ...file, networks: file.networks.map(signedNetwork) };
}

function signedNetwork(network: Network): Network {
  const { slug, metrics } = network;
  return {
    ...network,
    metrics: metrics.map((metric) => ({
      ...metric,
      versions: metric.versions.map((version) =>
        withHash(version, sha256(versionText(slug, metric.code, version))),
      ),
      bands: metric.bands.map((band) => withHash(band, sha256(bandText(slug, metric.code, band)))),
    })),
  };
}

function withHash<
  Terms extends { agreements: Network["metrics"][number]["bands"][number]["agreements"] },
>(terms: Terms, hash: string): Terms {
  return { ...terms, agreements: terms.agreements.map((one) => ({ ...one, hash })) };
}
