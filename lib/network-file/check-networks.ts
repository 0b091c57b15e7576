import { addMonths } from "@/lib/periods/period";
import { actorName } from "./actor-name";
import { leftBefore, oddTimeZone } from "./check-organisations";
import type { Finding } from "./file-problem";
import type { NetworkFile } from "./network-file";
import type { Known } from "./known";
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
        ...membershipsOf(network, place),
        ...assignmentsOf(network, place, people),
        ...signatoriesOf(network, place, people),
        ...relationshipsOf(network, place),
        ...periodsOf(network, place),
      ];
    }),
  ];
}

/** The e-mail addresses of each organisation's people, and of those who left it. */
type People = ReadonlyMap<
  string,
  { readonly now: ReadonlySet<string>; readonly once: ReadonlySet<string> }
>;

function peopleByOrganisation(file: NetworkFile, known: Known): People {
  const people = new Map(
    known.organisations.map(({ slug, emails, formerEmails }) => [
      slug,
      { now: new Set(emails), once: new Set(formerEmails) },
    ]),
  );
  for (const { slug, people: listed } of file.organisations) {
    const { now, once } = people.get(slug) ?? { now: new Set<string>(), once: new Set<string>() };
    for (const { email, left } of listed) {
      const address = email.toLowerCase();
      // A file doesn't change who is known.
      if (!now.has(address) && !once.has(address)) (left === null ? now : once).add(address);
    }
    people.set(slug, { now, once });
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

function membershipsOf(network: Network, place: string): readonly Finding[] {
  const { memberships, members } = network;
  return [
    ...memberships.flatMap((one, index) => {
      const here = `${place}/memberships/${index}`;
      return members.includes(one.organisation)
        ? leftBefore(one, `${here}/left`)
        : [notMember(`${here}/organisation`, one.organisation)];
    }),
    ...repeated(memberships, ({ organisation }) => organisation).map((index) => ({
      place: `${place}/memberships/${index}`,
      says: `"${memberships[index]?.organisation}" stands here already`,
    })),
  ];
}

function assignmentsOf(network: Network, place: string, people: People): readonly Finding[] {
  const { assignments } = network;
  return [
    ...assignments.flatMap((one, index) => {
      const here = `${place}/assignments/${index}`;
      const left = people.get(one.organisation)?.once.has(one.email.toLowerCase()) === true;
      return left
        ? [{ place: `${here}/email`, says: `${one.email} has left "${one.organisation}"` }]
        : staffFindings(one, here, network, people);
    }),
    ...repeated(assignments, actorName).map((index) => ({
      place: `${place}/assignments/${index}`,
      says: `${assignments[index]?.email} has an assignment here already: list all roles in one`,
    })),
  ];
}

function signatoriesOf(network: Network, place: string, people: People): readonly Finding[] {
  const { signatories } = network;
  return [
    ...signatories.flatMap((one, index) =>
      staffFindings(one, `${place}/signatories/${index}`, network, people),
    ),
    ...repeated(signatories, actorName).map((index) => ({
      place: `${place}/signatories/${index}`,
      says: `${signatories[index]?.email} stands here already`,
    })),
  ];
}

/** Whoever acts in a network is a person of one of its members; whoever acted in it may have left. */
function staffFindings(
  { organisation, email }: { readonly organisation: string; readonly email: string },
  here: string,
  { members }: Network,
  people: People,
): readonly Finding[] {
  if (!members.includes(organisation)) return [notMember(`${here}/organisation`, organisation)];
  const staff = people.get(organisation);
  const address = email.toLowerCase();
  if (staff?.now.has(address) === true || staff?.once.has(address) === true) return [];
  const says = `${email} is no person of "${organisation}"`;
  return [{ place: `${here}/email`, says, refers: "people" }];
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
