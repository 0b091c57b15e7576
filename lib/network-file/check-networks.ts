import { addMonths } from "@/lib/periods/period";
import { oddTimeZone } from "./check-organisations";
import type { Finding } from "./file-problem";
import type { NetworkFile } from "./network-file";
import type { Known } from "./read";
import { repeated } from "./repeated";

type Network = NetworkFile["networks"][number];

/** Mistakes in networks, their members, assignments, relationships and periods. */
export function checkNetworks(file: NetworkFile, known: Known): readonly Finding[] {
  const people = peopleByOrganisation(file, known);
  return [
    ...repeated(file.networks, ({ slug }) => slug).map((index) => ({
      place: `/networks/${index}/slug`,
      says: `"${file.networks[index]?.slug}" stands in the file twice`,
    })),
    ...file.networks.flatMap((network, index) => {
      const place = `/networks/${index}`;
      return [
        ...(known.networks.includes(network.slug)
          ? [{ place: `${place}/slug`, says: `network "${network.slug}" exists already` }]
          : []),
        ...oddTimeZone(network.timeZone, `${place}/timeZone`),
        ...membersOf(network, place, people),
        ...assignmentsOf(network, place, people),
        ...relationshipsOf(network, place),
        ...periodsOf(network, place),
      ];
    }),
  ];
}

type People = ReadonlyMap<string, ReadonlySet<string>>;

function peopleByOrganisation(file: NetworkFile, known: Known): People {
  const people = new Map(known.organisations.map(({ slug, emails }) => [slug, new Set(emails)]));
  for (const { slug, people: listed } of file.organisations) {
    const emails = people.get(slug) ?? new Set<string>();
    for (const { email } of listed) emails.add(email.toLowerCase());
    people.set(slug, emails);
  }
  return people;
}

function membersOf(network: Network, place: string, people: People): readonly Finding[] {
  return [
    ...network.members.flatMap((slug, index) =>
      people.has(slug)
        ? []
        : [
            {
              place: `${place}/members/${index}`,
              says: `no organisation "${slug}": list it under organisations`,
              refers: "organisations",
            },
          ],
    ),
    ...repeated(network.members, (slug) => slug).map((index) => ({
      place: `${place}/members/${index}`,
      says: `"${network.members[index]}" is a member already`,
    })),
  ];
}

function assignmentsOf(network: Network, place: string, people: People): readonly Finding[] {
  const { assignments } = network;
  return [
    ...assignments.flatMap(({ organisation, email }, index) => {
      const here = `${place}/assignments/${index}`;
      if (!network.members.includes(organisation)) {
        return [notMember(`${here}/organisation`, organisation)];
      }
      if (people.get(organisation)?.has(email.toLowerCase()) === true) return [];
      const says = `${email} is no person of "${organisation}"`;
      return [{ place: `${here}/email`, says, refers: "people" }];
    }),
    ...repeated(
      assignments,
      ({ organisation, email }) => `${organisation} ${email.toLowerCase()}`,
    ).map((index) => ({
      place: `${place}/assignments/${index}`,
      says: `${assignments[index]?.email} has an assignment here already: list all roles in one`,
    })),
  ];
}

function relationshipsOf(network: Network, place: string): readonly Finding[] {
  const { relationships } = network;
  return [
    ...relationships.flatMap(({ between }, index) => {
      const here = `${place}/relationships/${index}/between`;
      if (between[0] === between[1]) {
        return [{ place: here, says: `"${between[0]}" has no relationship with itself` }];
      }
      return between.flatMap((slug, side) =>
        network.members.includes(slug) ? [] : [notMember(`${here}/${side}`, slug)],
      );
    }),
    ...repeated(relationships, ({ between }) => between.toSorted().join(" ")).map((index) => ({
      place: `${place}/relationships/${index}`,
      says: "this pair stands here already",
    })),
  ];
}

function periodsOf(network: Network, place: string): readonly Finding[] {
  const { periods, reference } = network;
  return [
    ...repeated(periods, ({ period }) => period).map((index) => ({
      place: `${place}/periods/${index}/period`,
      says: `${periods[index]?.period} stands here already`,
    })),
    ...periods.flatMap(({ period, due }, index) =>
      due < `${addMonths(period, 1)}-01`
        ? [
            {
              place: `${place}/periods/${index}/due`,
              says: `${due} is before the end of ${period}: figures can't be due earlier`,
            },
          ]
        : [],
    ),
    ...(reference !== null && reference.last < reference.first
      ? [
          {
            place: `${place}/reference/last`,
            says: `${reference.last} is before ${reference.first}`,
          },
        ]
      : []),
  ];
}

/** The finding that an organisation is no member of the network. */
export function notMember(place: string, slug: string): Finding {
  return { place, says: `"${slug}" is no member of this network`, refers: "members" };
}
