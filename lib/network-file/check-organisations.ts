import { periodAt } from "@/lib/periods/period";
import type { Finding } from "./file-problem";
import type { NetworkFile } from "./network-file";
import { repeated } from "./repeated";
import type { Known } from "./known";

/** Mistakes in the organisations of a file: doubles, unknown parents, time zones, and names that differ from what is known. */
export function checkOrganisations(file: NetworkFile, known: Known): readonly Finding[] {
  const { organisations } = file;
  return [
    ...repeated(organisations, ({ slug }) => slug).map((index) => ({
      place: `/organisations/${index}/slug`,
      says: `"${organisations[index]?.slug}" stands in the file twice`,
    })),
    ...organisations.flatMap((organisation, index) => {
      const place = `/organisations/${index}`;
      return [
        ...unknownParent(organisation, place, file, known),
        ...oddTimeZone(organisation.timeZone, `${place}/timeZone`),
        ...otherThanKnown(organisation, place, known),
        ...repeated(organisation.people, ({ email }) => email.toLowerCase()).map((person) => ({
          place: `${place}/people/${person}/email`,
          says: `${organisation.people[person]?.email} is listed twice`,
        })),
        ...organisation.people.flatMap((person, at) =>
          leftBefore(person, `${place}/people/${at}/left`),
        ),
      ];
    }),
  ];
}

/** A finding when this isn't an IANA time zone. */
export function oddTimeZone(timeZone: string, place: string): readonly Finding[] {
  try {
    periodAt(new Date(0), timeZone);
    return [];
  } catch {
    return [{ place, says: `"${timeZone}" is no time zone: write one such as "Europe/London"` }];
  }
}

/** A finding when something ended before it began. */
export function leftBefore(
  { joined, left }: { readonly joined?: string | undefined; readonly left: string | null },
  place: string,
): readonly Finding[] {
  if (joined === undefined || left === null || new Date(left) >= new Date(joined)) return [];
  return [{ place, says: `${left} is before ${joined}` }];
}

function unknownParent(
  organisation: NetworkFile["organisations"][number],
  place: string,
  file: NetworkFile,
  known: Known,
): readonly Finding[] {
  const { parent, slug } = organisation;
  if (parent === null) return [];
  const called = [...file.organisations, ...known.organisations].filter(
    (other) => other.slug === parent,
  );
  if (parent !== slug && called.length > 0) {
    return called.every((other) => other.parent === null)
      ? []
      : [{ place: `${place}/parent`, says: `"${parent}" is a unit itself: units don't nest` }];
  }
  return [
    {
      place: `${place}/parent`,
      says: `no other organisation "${parent}"`,
      refers: "organisations",
    },
  ];
}

function otherThanKnown(
  organisation: NetworkFile["organisations"][number],
  place: string,
  known: Known,
): readonly Finding[] {
  const before = known.organisations.find(({ slug }) => slug === organisation.slug);
  if (before === undefined) return [];
  if (before.name === organisation.name && before.timeZone === organisation.timeZone) return [];
  return [
    {
      place,
      says: `"${organisation.slug}" exists as "${before.name}" (${before.timeZone}): a file doesn't change it`,
    },
  ];
}
