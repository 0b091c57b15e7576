import { and, eq } from "drizzle-orm";
import { asOperator } from "@/db/doors";
import { hashPassword } from "@/db/passwords";
import { saveDraft } from "@/db/queries/drafts";
import { figures } from "@/db/schema/figures";
import { networkInvitations } from "@/db/schema/invitations";
import { networkPeriods } from "@/db/schema/networks";
import { credentials } from "@/db/schema/people";
import {
  actAs,
  aNetwork,
  aViewer,
  cellOf,
  leaves,
  openPeriod,
  removeAssignment,
  seriesKeys,
  type Organisation,
  type ParcelNetwork,
  type Person,
} from "@/db/testing";
import { askedHashOf, invited } from "@/db/testing/invitations";
import { monthNumber, period } from "@/lib/periods/period";
import { opensAWarning } from "../published";
import { untilQuiet } from "../until-quiet";
import { cookieHeader, sessionCookie } from "../session-cookie";
import { flexes, flexTold, type FlexTold } from "./flexing";
import { knownPassword } from "./known-password";
import type { Actor, Thing } from "./rules";
import { feedsFromTheLedger, promisedIn, type ToldOfPromises } from "./world-promises";
import { issueIn, type ToldOfIssues } from "./world-issues";
import { aResetLink, sessionOf, staffInvitationOf } from "./world-people";
import { ofEach } from "./of-each-actor";
import { seenBy, settlingIn, type ToldOfFigures } from "./world-figures";
import { aComparedFile } from "./world-imports";
import { comingMonth } from "@/db/testing/proposed";
import { slaIn } from "./world-slas";
import { proposedIn, type ToldOfProposals } from "./world-proposals";

/** What the matrix is told of a thing: the words of its addresses and of what its actions are sent. */
export type Told = FlexTold &
  ToldOfPromises &
  ToldOfIssues &
  ToldOfProposals &
  ToldOfFigures & {
    /** The slug of its network. */
    readonly network: string;
    /** A metric that everybody of the network sees. */
    readonly code: string;
    /** A draft of the open month, as its reporter's browser would send it anew. */
    readonly draft: Readonly<Record<string, unknown>>;
    /** The reporter's open month as it was seen. */
    readonly month: Readonly<Record<string, unknown>>;
    /** The number of an SLA of its own, which nobody but its two parties sees. */
    readonly sla: string;
    /** The number of a joint plan in it that its partner has not answered. */
    readonly plan: string;
    /** The first month of which there is a statement. */
    readonly slaMonth: string;
    /** Its two organisations that stay, as the address of their scorecard names them, and one of them. */
    readonly pair: string;
    readonly organisation: string;
    /** The id of another member, and an open month of which nobody has reported anything. */
    readonly owing: string;
    readonly owedMonth: string;
    /** The month that opened a warning, which nobody has answered. */
    readonly warning: string;
    /** The id of a file of figures that its reporter's manager sent, which nobody has confirmed. */
    readonly imported: string;
    /** The id of an open invitation to it, made by the reporter. */
    readonly invitation: string;
    /** The id of the network itself. */
    readonly networkId: string;
    /** One of the organisation's people, who acts as a viewer, and an open invitation of another to it, by their ids. */
    readonly person: string;
    readonly staffInvitation: string;
    /** The id of a session that its manager has at another desk. */
    readonly session: string;
    /** The token of a mailed link for a new password. Only ours opens something. */
    readonly resetToken: string;
    /** The token of a mailed link to a network apart from all others, and the hash of what it asks for. Only ours opens something. */
    readonly token: string;
    readonly askedHash: string;
  };

const warned = period("2025-11");
const owed = period("2026-01");

const knownHash = hashPassword(knownPassword);

/** Two networks with everybody in them who tries every door. Each world is new, so that nothing is shared by two tests. */
export type World = {
  /** By the header of a request; empty for whoever has no session. */
  readonly cookieOf: (actor: Actor) => Promise<Readonly<Record<string, string>>>;
  /** One of each. */
  readonly cookies: () => Promise<Readonly<Record<Actor, Readonly<Record<string, string>>>>>;
  readonly told: (thing: Thing) => Told;
  /** Ids of its networks and organisations, and the words in its slugs: a row in which one stands is of this world. */
  readonly ids: readonly string[];
  /** What only those who are in a thing's network may ever read. */
  readonly marks: Readonly<Record<Thing, RegExp | null>>;
};

/** A new world. In each network every organisation owes a figure that stands there as a draft. Its mail has been sent. */
export async function aWorld(): Promise<World> {
  const [main, other, apart] = await Promise.all([aNetwork(), aNetwork(), aNetwork()]);
  const people = peopleOf(main, other);
  const [resetToken] = await Promise.all([
    aResetLink(main.carrier.goto),
    accountsOf(Object.values(people).filter((person) => person !== null)),
  ]);
  await drafted(main.brand.manager, main);
  await drafted(other.brand.manager, other);
  await Promise.all([main, other].map(({ id }) => opensAWarning(id, warned)));
  await asOperator((tx) =>
    tx.insert(networkPeriods).values(
      [main, other].map(({ id: networkId }) => ({
        networkId,
        period: monthNumber(owed),
        dueOn: "2026-02-10",
      })),
    ),
  );
  await Promise.all([main, other].map(flexes));
  await Promise.all([main, other].map(feedsFromTheLedger));
  const mailed = await invited(apart.brand.manager, apart);
  const asked = await askedHashOf(mailed.token);
  const told = {
    ours: { ...(await toldOf(main, [main.carrier, main.desk], "D1")), owing: main.brand.id },
    rivals: { ...(await toldOf(main, [main.brand, main.desk], "E1")), owing: main.carrier.id },
    strangers: await toldOf(other, [other.brand, other.carrier], "E1"),
  };
  await leaves(main.desk, main);
  await removeAssignment(main.carrier.deputy, main);
  await untilQuiet(
    [main, other, apart].flatMap(({ id, brand, carrier, desk }) => [
      id,
      brand.id,
      carrier.id,
      desk.id,
    ]),
  );
  const link = { token: mailed.token, askedHash: asked ?? "", resetToken };
  const nowhere = {
    ...told.ours,
    network: `parcels-${crypto.randomUUID().slice(0, 8)}`,
    ...nobodys(),
  };
  const cookieOf = async (actor: Actor): Promise<Readonly<Record<string, string>>> => {
    const person = people[actor];
    if (person === null) return {};
    const ended = actor === "sessionEnded" ? { endedAt: new Date() } : {};
    return { cookie: cookieHeader([await sessionCookie(person, ended)]) };
  };
  return {
    cookieOf,
    cookies: () => ofEach(cookieOf),
    told: (thing) => ({
      ...(thing === "nothing" ? nowhere : told[thing]),
      ...(thing === "ours" ? link : {}),
    }),
    ids: [...[main, other, apart].flatMap(idsOf), mailed.email],
    marks: {
      ours: markOf(main),
      rivals: markOf(main),
      strangers: markOf(other),
      nothing: null,
    },
  };
}

function peopleOf(main: ParcelNetwork, other: ParcelNetwork) {
  const { manager, board, viewer, goto, admin, deputy } = main.carrier;
  return {
    manager,
    board,
    viewer,
    goTo: goto,
    admin,
    rival: main.brand.manager,
    stranger: other.brand.manager,
    formerMember: main.desk.manager,
    formerColleague: deputy,
    signedOut: null,
    sessionEnded: manager,
  } satisfies Record<Actor, Person | null>;
}

/** Names that stand on a network's pages, never in an address, and that nobody outside it is of. */
function markOf({ slug, brand }: ParcelNetwork): RegExp {
  return new RegExp(`Parcels ${slug}|${brand.name}|${brand.slug}`);
}

/** People's rows hold their addresses, in which the network's own word stands. */
function idsOf({ id, slug, brand, carrier, desk }: ParcelNetwork): readonly string[] {
  return [id, brand.id, carrier.id, desk.id, slug.replace("parcels-", "")];
}

async function drafted(person: Person, network: ParcelNetwork): Promise<void> {
  const cell = await cellOf(network, "E1");
  const parts = { numerator: 812, denominator: 1000 };
  await actAs(person, (tx, viewer) =>
    saveDraft(tx, viewer, cell, { parts, notApplicable: false, over: 0 }),
  );
}

/** Ids that nobody ever made. */
function nobodys() {
  const [invitation, networkId, person, staffInvitation, session] = Array.from({ length: 5 }, () =>
    crypto.randomUUID(),
  );
  return {
    invitation: invitation ?? "",
    networkId: networkId ?? "",
    person: person ?? "",
    staffInvitation: staffInvitation ?? "",
    session: session ?? "",
  };
}

/** Gives everybody a password and a session at another desk. */
async function accountsOf(people: readonly Person[]): Promise<void> {
  const passwordHash = await knownHash;
  const all = [...new Set(people.map(({ id }) => id))].map((personId) => ({
    personId,
    passwordHash,
  }));
  await asOperator((tx) => tx.insert(credentials).values(all));
  for (const person of people) await aViewer(person);
}

/** What the matrix is told of an organisation: see `Told`. */
export async function toldOf(
  network: ParcelNetwork,
  [reporter, partner]: readonly [Organisation, Organisation],
  code: keyof typeof seriesKeys,
): Promise<Told> {
  const { id, slug } = network;
  await invited(reporter.manager, network);
  const [invitation] = await asOperator((tx) =>
    tx
      .select({ id: networkInvitations.id })
      .from(networkInvitations)
      .where(
        and(
          eq(networkInvitations.networkId, id),
          eq(networkInvitations.invitingOrganisationId, reporter.id),
        ),
      ),
  );
  const standing = await asOperator((tx) =>
    tx
      .select({ key: figures.seriesKey, revision: figures.revision })
      .from(figures)
      .where(
        and(
          eq(figures.networkId, id),
          eq(figures.period, monthNumber(openPeriod)),
          eq(figures.reporterId, reporter.id),
        ),
      ),
  );
  const settling = await settlingIn(network, { own: reporter, other: partner, code });
  const key = seriesKeys[code];
  const over = standing.find((one) => one.key === key)?.revision ?? 0;
  const typed = { numerator: "77", denominator: "100", notApplicable: false };
  return {
    ...(await flexTold(reporter, network)),
    ...(await promisedIn(network, reporter)),
    ...(await issueIn(network, reporter)),
    ...(await proposedIn(network, { own: reporter, other: partner, code })),
    ...settling,
    seen: await seenBy(network, reporter),
    network: slug,
    code,
    draft: { key, period: openPeriod, over, ...typed },
    month: { period: openPeriod, seen: standing },
    ...(await slaIn(network, { own: reporter, other: partner, code })),
    slaMonth: comingMonth(),
    pair: `${network.brand.slug}..${network.carrier.slug}`,
    organisation: network.brand.slug,
    owing: partner.id,
    owedMonth: owed,
    warning: warned,
    imported: await aComparedFile(network, reporter),
    invitation: invitation?.id ?? "",
    networkId: id,
    person: reporter.viewer.id,
    staffInvitation: await staffInvitationOf(reporter),
    session: await sessionOf(reporter.manager),
    token: crypto.randomUUID(),
    askedHash: "",
    resetToken: crypto.randomUUID(),
  };
}
