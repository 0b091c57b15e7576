import { notMember } from "./check-networks";
import { actorName } from "./actor-name";
import type { Finding } from "./file-problem";
import type { NetworkFile } from "./network-file";
import { repeated } from "./repeated";

type Network = NetworkFile["networks"][number];
type Condition = Network["conditions"][number];

/** Mistakes in a network's declared conditions. @param acting who may have signed, by `actorName` */
export function checkConditions(
  network: Network,
  base: string,
  acting: ReadonlySet<string>,
): readonly Finding[] {
  return network.conditions.flatMap((condition, index) => {
    const place = `${base}/conditions/${index}`;
    const { parties, confirmations, first, last, withdrawn } = condition;
    const before = network.conditions.slice(0, index);
    return [
      ...(first <= last ? [] : [{ place, says: "the last month is before the first" }]),
      ...(before.some((other) => areBoth(condition, other))
        ? [{ place, says: "it is declared for one of these months already" }]
        : []),
      ...(withdrawn === null || confirmations.length === 0
        ? []
        : [{ place: `${place}/withdrawn`, says: "what was confirmed isn't withdrawn any more" }]),
      ...signatures(condition, place),
      ...strangers([condition, ...confirmations], place, acting),
      ...outside(parties, `${place}/parties`, network),
    ];
  });
}

function areBoth(one: Condition, other: Condition): boolean {
  const hold = one.withdrawn === null && other.withdrawn === null;
  return (
    hold && one.condition === other.condition && one.first <= other.last && other.first <= one.last
  );
}

/** Declared by a party, and confirmed by others, each once. */
function signatures(
  { organisation, parties, confirmations }: Condition,
  place: string,
): readonly Finding[] {
  const noParty = (slug: string) => `"${slug}" is no party of it`;
  return [
    ...(parties.includes(organisation)
      ? []
      : [{ place: `${place}/organisation`, says: noParty(organisation) }]),
    ...confirmations.flatMap((one, index) => {
      const here = `${place}/confirmations/${index}/organisation`;
      if (one.organisation === organisation) {
        return [{ place: here, says: "nobody confirms what they declared themselves" }];
      }
      return parties.includes(one.organisation)
        ? []
        : [{ place: here, says: noParty(one.organisation) }];
    }),
    ...answeredTwice(confirmations, `${place}/confirmations`),
  ];
}

/** An organisation says its word once. */
export function answeredTwice(
  answers: readonly { readonly organisation: string }[],
  place: string,
): readonly Finding[] {
  return repeated(answers, ({ organisation }) => organisation).map((index) => ({
    place: `${place}/${index}/organisation`,
    says: "this organisation has answered already",
  }));
}

/** Signatures of people who act for nobody here. */
export function strangers(
  signed: readonly { readonly organisation: string; readonly email: string }[],
  place: string,
  acting: ReadonlySet<string>,
): readonly Finding[] {
  return signed
    .filter((one) => !acting.has(actorName(one)))
    .map(({ organisation, email }) => ({
      place,
      says: `${email} has no assignment for "${organisation}" here, and is no signatory`,
      refers: ["assignments", "signatories"],
    }));
}

/** Slugs of organisations that are no members. */
export function outside(slugs: readonly string[], place: string, { members }: Network) {
  return slugs
    .map((slug, index) => ({ slug, index }))
    .filter(({ slug }) => !members.includes(slug))
    .map(({ slug, index }) => notMember(`${place}/${index}`, slug));
}
