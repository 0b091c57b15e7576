import type { Role } from "@/lib/access/viewer";

/** The organisations of the world in which the matrix is tried (`world.ts`). */
type OrganisationWord = "own" | "rival" | "left" | "strange";

/** Somebody who asks, and what they hold: the whole truth about them that a rule may look at. */
export type ActorFacts = {
  readonly organisation: OrganisationWord | null;
  readonly network: "main" | "other" | null;
  readonly roles: readonly Role[];
  readonly admin: boolean;
};

const nothing = { network: null, roles: [], admin: false } as const;

/** Everybody who tries every door. Whoever left, by membership or by assignment, holds nothing any more. */
export const actors = {
  manager: { organisation: "own", network: "main", roles: ["manager"], admin: false },
  board: { organisation: "own", network: "main", roles: ["board"], admin: false },
  viewer: { organisation: "own", network: "main", roles: ["viewer"], admin: false },
  goTo: { organisation: "own", network: "main", roles: ["go-to"], admin: false },
  admin: { ...nothing, organisation: "own", admin: true },
  rival: { organisation: "rival", network: "main", roles: ["manager"], admin: false },
  stranger: { organisation: "strange", network: "other", roles: ["manager"], admin: false },
  formerMember: { ...nothing, organisation: "left" },
  formerColleague: { ...nothing, organisation: "own" },
  signedOut: { ...nothing, organisation: null },
  sessionEnded: { ...nothing, organisation: null },
} as const satisfies Readonly<Record<string, ActorFacts>>;

/** The name of one of them. */
export type Actor = keyof typeof actors;

/** What is asked for: by whose network and whose organisation it is. `nothing` has an id that nobody ever made. */
export const things = {
  ours: { network: "main", organisation: "own" },
  rivals: { network: "main", organisation: "rival" },
  strangers: { network: "other", organisation: "strange" },
  nothing: { network: null, organisation: null },
} as const satisfies Readonly<
  Record<
    string,
    Readonly<{ network: ActorFacts["network"]; organisation: OrganisationWord | null }>
  >
>;

/** The name of one of them. */
export type Thing = keyof typeof things;

type Place = (typeof things)[Thing];

/** Who may, in the words that the rows of the matrix use. Written from what is agreed, never from the code or its policies. */
const rules = {
  everyone: () => true,
  /** For an action that gives nobody anything, whoever they are. */
  "whoever asks": () => true,
  "signed in": ({ organisation }: ActorFacts) => organisation !== null,
  "in the network": (who: ActorFacts, { network }: Place) => holds(who, network),
  "managers of the network": (who: ActorFacts, { network }: Place) =>
    holds(who, network) && who.roles.includes("manager"),
  "managers and boards of the network": (who: ActorFacts, { network }: Place) =>
    holds(who, network) && mayAgree(who),
  /** What is promised to customers is entered by whoever answers for it or looks after what is stuck. */
  "managers, boards and go-to persons of the network": (who: ActorFacts, { network }: Place) =>
    holds(who, network) && mayPromise(who),
  /** A case is there for the organisations that take part in it. */
  "takes part in the case": (who: ActorFacts, { network, organisation }: Place) =>
    holds(who, network) && who.organisation === organisation,
  "managers, boards and go-to persons of who takes part": (
    who: ActorFacts,
    { network, organisation }: Place,
  ) => holds(who, network) && mayPromise(who) && who.organisation === organisation,
  "managers who report": (who: ActorFacts, { network, organisation }: Place) =>
    holds(who, network) && who.roles.includes("manager") && who.organisation === organisation,
  /** An issue in confidence is there for its author and a go-to person elsewhere, and for no colleague. */
  "whoever raised the issue": (who: ActorFacts, { network, organisation }: Place) =>
    holds(who, network) && who.roles.includes("manager") && who.organisation === organisation,
  /** Nobody asks themselves: what each owns names the other one as who is asked. */
  "managers and boards of another than who is asked": (
    who: ActorFacts,
    { network, organisation }: Place,
  ) => holds(who, network) && mayAgree(who) && who.organisation === organisation,
  /** A condition is confirmed by the parties that didn't declare it, and withdrawn by the one that did. */
  "managers and boards of another party": (who: ActorFacts, { network, organisation }: Place) =>
    holds(who, network) && mayAgree(who) && who.organisation !== organisation,
  "managers and boards who declared": (who: ActorFacts, { network, organisation }: Place) =>
    holds(who, network) && mayAgree(who) && who.organisation === organisation,
  /** A proposal is there for its parties alone. */
  "parties of the proposal": (who: ActorFacts, { network, organisation }: Place) =>
    holds(who, network) && who.organisation === organisation,
  "managers and boards of a party": (who: ActorFacts, { network, organisation }: Place) =>
    holds(who, network) && mayAgree(who) && who.organisation === organisation,
  /** What the holder of a link holds is a link: whoever they are, theirs alone opens something. */
  "whoever holds the link": (_who: ActorFacts, { organisation }: Place) => organisation === "own",
  "managers who invited": (who: ActorFacts, { network, organisation }: Place) =>
    holds(who, network) && who.roles.includes("manager") && who.organisation === organisation,
  "whose session it is": (who: ActorFacts, { network, organisation }: Place) =>
    holds(who, network) && who.roles.includes("manager") && who.organisation === organisation,
  /** What belongs to a network is theirs to leave or to give roles in, whichever of its members the thing is of. */
  "admins of a member": ({ admin, organisation }: ActorFacts, { network }: Place) =>
    admin && organisation === "own" && network === "main",
  "admins of the organisation": ({ admin, organisation }: ActorFacts, place: Place) =>
    admin && organisation === place.organisation,
} satisfies Readonly<Record<string, (who: ActorFacts, place: Place) => boolean>>;

/** A rule's name. */
export type Rule = keyof typeof rules;

/** Whether a rule lets somebody at a thing. */
export function lets(rule: Rule, actor: Actor, thing: Thing): boolean {
  return rules[rule](actors[actor], things[thing]);
}

function mayAgree({ roles }: ActorFacts): boolean {
  return roles.includes("manager") || roles.includes("board");
}

function mayPromise(who: ActorFacts): boolean {
  return mayAgree(who) || who.roles.includes("go-to");
}

/** Nobody who is not in a network at all is in the one of what doesn't exist. */
function holds({ network, roles }: ActorFacts, asked: ActorFacts["network"]): boolean {
  return asked !== null && network === asked && roles.length > 0;
}

/** Whether somebody is in a thing's network, and so may read what is written of it. */
export function isIn(actor: Actor, thing: Thing): boolean {
  const { network } = things[thing];
  return network !== null && actors[actor].network === network;
}

/** Whether somebody knows a thing's network by name without being in it: an organisation's admin knows where it is a member. */
export function knowsName(actor: Actor, thing: Thing): boolean {
  return actors[actor].admin && actors[actor].organisation === things[thing].organisation;
}
