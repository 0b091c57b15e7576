import type { CaseEntry } from "./case-entry";

/** Who holds a promise from an instant on. */
type Holding = { readonly organisation: string; readonly from: Date };

/** A promise as far as the entries tell. */
export type PromiseStory = {
  readonly number: number;
  readonly madeBy: string;
  readonly role: string;
  readonly hand: string;
  readonly says: string;
  readonly madeAt: Date;
  readonly dueAt: Date;
  /** In the order of time; the last one holds it now. */
  readonly holders: readonly Holding[];
  readonly messages: readonly { readonly at: Date; readonly says: string }[];
  readonly keptAt: Date | null;
  readonly withdrawnAt: Date | null;
};

/** A hand-over that the receiver acknowledged. */
type HandOver = { readonly from: string; readonly to: string; readonly at: Date };

/** What a case's entries come to. */
export type CaseStory = {
  readonly openedBy: string;
  readonly openedAt: Date;
  readonly accountable: string;
  readonly offer: {
    readonly to: string;
    readonly handed: readonly number[];
    readonly at: Date;
  } | null;
  readonly closedAt: Date | null;
  readonly promises: readonly PromiseStory[];
  readonly handOvers: readonly HandOver[];
  /** Whoever opened it, promised in it or was offered it, in that order: they see it, and nobody else. */
  readonly participants: readonly string[];
  /** When a person last entered anything; messages aren't a person's. */
  readonly lastActAt: Date;
};

/** Why an entry can't follow what stands. The database asks the same questions. */
export type EntryRefusal =
  | "first"
  | "closed"
  | "not-closed"
  | "not-yours"
  | "no-promise"
  | "settled"
  | "past"
  | "offered"
  | "no-offer"
  | "to-oneself"
  | "still-open";

/** The story of a case. @throws RangeError where an entry can't follow those before it */
export function tellCase(entries: readonly CaseEntry[]): CaseStory {
  const told = follow(entries);
  if ("refused" in told) throw new RangeError(`entry ${told.at + 1} can't follow: ${told.refused}`);
  return told;
}

/** The first entry that can't follow those before it, by its place, and why; null where all can. */
export function firstRefusal(
  entries: readonly CaseEntry[],
): { readonly at: number; readonly refused: EntryRefusal } | null {
  const told = follow(entries);
  return "refused" in told ? told : null;
}

function follow(entries: readonly CaseEntry[]) {
  const [first, ...rest] = entries;
  if (first?.kind !== "open") return { at: 0, refused: "first" } as const;
  let story = opened(first);
  for (const [index, entry] of rest.entries()) {
    const refused = refusalOf(story, entry);
    if (refused !== null) return { at: index + 1, refused };
    story = after(story, entry);
  }
  return story;
}

function opened({ organisation, at }: CaseEntry): CaseStory {
  return {
    openedBy: organisation,
    openedAt: at,
    accountable: organisation,
    offer: null,
    closedAt: null,
    promises: [],
    handOvers: [],
    participants: [organisation],
    lastActAt: at,
  };
}

/** Whether a promise is neither kept nor withdrawn, late or in time. */
export function isUnsettled({ keptAt, withdrawnAt }: PromiseStory): boolean {
  return keptAt === null && withdrawnAt === null;
}

/** Who holds a promise: its maker, or whoever took it over with the case. @param at the instant; now without one */
export function holderOf({ holders, madeBy }: PromiseStory, at: Date | null = null): string {
  return holders.findLast(({ from }) => at === null || from <= at)?.organisation ?? madeBy;
}

function refusalOf(story: CaseStory, entry: CaseEntry): EntryRefusal | null {
  if (entry.kind === "open") return "first";
  if (entry.kind === "reopened") return reopening(story, entry);
  if (story.closedAt !== null) return "closed";
  if (entry.at < story.lastActAt) return "past";
  if ("promise" in entry) return aboutPromise(story, entry);
  if (entry.kind === "promise") return promising(story, entry);
  if (entry.kind === "offer") return offering(story, entry);
  return entry.kind === "close" ? closing(story, entry) : ending(story, entry);
}

function promising(
  { participants }: CaseStory,
  { organisation, at, dueAt }: CaseEntry & { readonly kind: "promise" },
): EntryRefusal | null {
  if (!participants.includes(organisation)) return "not-yours";
  return dueAt > at ? null : "past";
}

function reopening(
  { closedAt, lastActAt, accountable }: CaseStory,
  { at, organisation }: CaseEntry,
): EntryRefusal | null {
  if (closedAt === null) return "not-closed";
  if (at < lastActAt) return "past";
  return organisation === accountable ? null : "not-yours";
}

/** A waiting hand-over is ended by its receiver's answer, or taken back by its giver. */
function ending({ offer, accountable }: CaseStory, { kind, organisation }: CaseEntry) {
  if (offer === null) return "no-offer";
  return organisation === (kind === "recall" ? accountable : offer.to) ? null : "not-yours";
}

function aboutPromise(
  { promises, accountable }: CaseStory,
  { promise, organisation }: CaseEntry & { readonly promise: number },
): EntryRefusal | null {
  const made = promises[promise - 1];
  if (made === undefined) return "no-promise";
  if (![holderOf(made), accountable].includes(organisation)) return "not-yours";
  return isUnsettled(made) ? null : "settled";
}

function offering(
  { accountable, offer, promises }: CaseStory,
  { organisation, to, handed }: CaseEntry & { readonly kind: "offer" },
): EntryRefusal | null {
  if (organisation !== accountable) return "not-yours";
  if (offer !== null) return "offered";
  if (to === organisation) return "to-oneself";
  const own = promises.filter((one) => isUnsettled(one) && holderOf(one) === organisation);
  return handed.every((number) => own.some((one) => one.number === number)) ? null : "no-promise";
}

function closing(
  { accountable, offer, promises }: CaseStory,
  { organisation, at }: CaseEntry,
): EntryRefusal | null {
  if (organisation !== accountable) return "not-yours";
  if (offer !== null) return "offered";
  return promises.some((one) => isUnsettled(one) && one.dueAt > at) ? "still-open" : null;
}

function after(before: CaseStory, entry: CaseEntry): CaseStory {
  if (entry.kind === "message") {
    const { at, says } = entry;
    return withPromise(before, entry.promise, (one) => ({
      ...one,
      messages: [...one.messages, { at, says }],
    }));
  }
  const story = { ...before, lastActAt: entry.at };
  if ("promise" in entry) {
    const settled = entry.kind === "kept" ? { keptAt: entry.at } : { withdrawnAt: entry.at };
    return withPromise(story, entry.promise, (one) => ({ ...one, ...settled }));
  }
  if (entry.kind === "promise") {
    return { ...story, promises: [...story.promises, made(entry, story.promises.length + 1)] };
  }
  if (entry.kind === "offer") {
    const { to, handed, at } = entry;
    const participants = [...new Set([...story.participants, to])];
    return { ...story, offer: { to, handed, at }, participants };
  }
  if (entry.kind === "acknowledge") return handedOver(story, entry);
  if (entry.kind === "reopened") return { ...story, closedAt: null };
  return entry.kind === "close" ? { ...story, closedAt: entry.at } : { ...story, offer: null };
}

function made(entry: CaseEntry & { readonly kind: "promise" }, number: number): PromiseStory {
  const { organisation, role, hand, says, at, dueAt } = entry;
  return {
    number,
    madeBy: organisation,
    role,
    hand,
    says,
    madeAt: at,
    dueAt,
    holders: [{ organisation, from: at }],
    messages: [],
    keptAt: null,
    withdrawnAt: null,
  };
}

function handedOver(story: CaseStory, { organisation: to, at }: CaseEntry): CaseStory {
  const handed = story.offer?.handed ?? [];
  return {
    ...story,
    accountable: to,
    offer: null,
    handOvers: [...story.handOvers, { from: story.accountable, to, at }],
    promises: story.promises.map((one) =>
      handed.includes(one.number)
        ? { ...one, holders: [...one.holders, { organisation: to, from: at }] }
        : one,
    ),
  };
}

function withPromise(
  story: CaseStory,
  number: number,
  change: (one: PromiseStory) => PromiseStory,
): CaseStory {
  return {
    ...story,
    promises: story.promises.map((one) => (one.number === number ? change(one) : one)),
  };
}
