import { sql } from "drizzle-orm";
import { asOperator, type Tx } from "../../doors";
import { record } from "../../queries/audit";
import { saveDraft } from "../../queries/drafts";
import { signIn } from "../../queries/sign-in";
import { organisationAuditEntries } from "../../schema/audit";
import { importColumns, imports } from "../../schema/imports";
import { networkInvitations, staffInvitations } from "../../schema/invitations";
import { mail } from "../../schema/mail";
import { assignments, networkPeriods } from "../../schema/networks";
import { organisationPeople } from "../../schema/people";
import { chainScans, publishedEvidence, warningAnswers } from "../../schema/warnings";
import { proposed } from "./fill-proposals";
import { confided, confidedBefore } from "./fill-issues";
import { expected, promised } from "./fill-promises";
import { reminded } from "./fill-reminders";
import { settled } from "./fill-settlement";
import { withValue } from "./fill-value";
import { withSlas } from "./fill-slas";
import {
  actAs,
  cellOf,
  openPeriod,
  removeAssignment,
  type Organisation,
  type ParcelNetwork,
  type Person,
} from "../../testing";
import { monthNumber, period } from "@/lib/periods/period";

type Networks = Readonly<Record<"one" | "two" | "left", ParcelNetwork>>;

const later = new Date("2100-01-01T00:00:00Z");
const answeredAt = new Date("2026-01-05T09:00:00Z");

/** Fills the networks with rows of every kind that the rules ask for; the carrier of `left` hasn't left yet. */
export async function fill({ one, two, left }: Networks): Promise<void> {
  for (const network of [one, two, left]) {
    await drafts(network, network.brand.manager, "E1");
    await notes(network, network.brand.manager);
    await notes(network, network.carrier.manager);
    await asOperator(async (tx) => {
      await invitations(tx, network);
      // Nobody has scanned the chain of the first yet: its job may.
      if (network !== one) await scan(tx, network);
      await warning(tx, network);
      await agreedWarnings(tx, network);
      await proposed(tx, network);
      await withSlas(tx, network);
      await reminded(tx, network);
      await settled(tx, network);
      await withValue(tx, network);
      await filesOnTheirWay(tx, network);
      await promised(tx, network);
      await expected(tx, network);
      await confided(tx, network);
      await tx.insert(networkPeriods).values({
        networkId: network.id,
        period: monthNumber(period("2026-01")),
        dueOn: "2026-02-10",
      });
      for (const organisation of [network.brand, network.carrier, network.desk]) {
        await ofOrganisation(tx, organisation);
      }
    });
  }
  await worksFor(two.desk, one.brand.board, two);
  await asOperator((tx) => confidedBefore(tx, two, one.brand.board));
  await drafts(one, one.desk.deputy, "A1");
  await notes(one, one.desk.deputy);
  await removeAssignment(one.desk.deputy, one);
  await notes(one, one.carrier.deputy);
  await letGo(one.carrier.deputy);
  await inTheVault(one);
}

/** A draft over what is there. */
async function drafts(network: ParcelNetwork, person: Person, metric: string): Promise<void> {
  const cell = { ...(await cellOf(network, metric)), period: openPeriod };
  const over = metric === "E1" ? 0 : 1;
  await actAs(person, (tx, viewer) =>
    saveDraft(tx, viewer, cell, { over, parts: null, notApplicable: true }),
  );
}

/** Audit entries for all, for two, and for managers alone. */
function notes({ id: networkId, brand, carrier }: ParcelNetwork, person: Person): Promise<void> {
  return actAs(person, async (tx, viewer) => {
    const note = { networkId, verb: "note", object: "something", payload: null };
    await record(tx, viewer, note);
    await record(tx, viewer, { ...note, audience: [brand.id, carrier.id] });
    await record(tx, viewer, { ...note, managersOnly: true });
  });
}

/** A file of each of two rivals, and what their columns were the last time. */
async function filesOnTheirWay(tx: Tx, { id: networkId, brand, carrier }: ParcelNetwork) {
  for (const { id: organisationId, manager } of [brand, carrier]) {
    await tx.insert(imports).values({
      networkId,
      organisationId,
      personId: manager.id,
      fileName: "figures.csv",
      sha256: "0".repeat(64),
      rowCount: 0,
      header: "[]",
      samples: "[]",
      content: "{}",
    });
    const header = "0".repeat(64);
    await tx.insert(importColumns).values({ networkId, organisationId, header, columns: "[]" });
  }
}

async function invitations(
  tx: Tx,
  { id: networkId, brand, carrier }: ParcelNetwork,
): Promise<void> {
  for (const by of [brand, carrier]) {
    for (const answer of [null, "withdrawn", "declined"] as const) {
      await tx.insert(networkInvitations).values({
        networkId,
        organisationName: "A newcomer",
        invitingOrganisationId: by.id,
        invitingPersonId: by.manager.id,
        metricCodes: ["E1"],
        expiresAt: later,
        answer,
        answeredAt: answer === null ? null : answeredAt,
      });
    }
  }
}

async function scan(tx: Tx, { id: networkId }: ParcelNetwork): Promise<void> {
  const found = { engine: 1, readFrom: "0 0", result: "{}" };
  await tx.insert(chainScans).values({ networkId, chainNumber: 1, ...found });
}

/** Evidence as it was published, and answers to it. */
async function warning(tx: Tx, { id: networkId, brand, carrier }: ParcelNetwork): Promise<void> {
  const chain = { networkId, chainNumber: 1 };
  const openedPeriod = monthNumber(period("2025-10"));
  await tx.insert(publishedEvidence).values({ ...chain, period: openedPeriod, logEvidence: 6 });
  for (const [index, { manager }] of [brand, carrier].entries()) {
    await tx.insert(warningAnswers).values({
      ...chain,
      openedPeriod,
      number: index + 1,
      answer: "investigating",
      note: "We look into it.",
      organisationId: manager.organisationId,
      personId: manager.id,
    });
  }
}

/** The same of a chain of each two of them, which was only agreed: theirs alone. */
async function agreedWarnings(tx: Tx, network: ParcelNetwork): Promise<void> {
  const { id: networkId, brand, carrier, desk } = network;
  for (const [index, [one, other]] of (
    [
      [brand, carrier],
      [carrier, desk],
      [desk, brand],
    ] as const
  ).entries()) {
    const chain = { networkId, chainNumber: index + 2 };
    const audience = [one.id, other.id];
    const openedPeriod = monthNumber(period("2025-10"));
    const found = { engine: 1, readFrom: "0 0 24300", result: "{}", audience };
    await tx.insert(chainScans).values({ ...chain, ...found });
    await tx
      .insert(publishedEvidence)
      .values({ ...chain, period: openedPeriod, logEvidence: 6, audience });
    await tx.insert(warningAnswers).values({
      ...chain,
      openedPeriod,
      number: 1,
      answer: "investigating",
      note: "We two look into it.",
      organisationId: one.id,
      personId: one.manager.id,
    });
  }
}

/** What an organisation keeps to itself. */
async function ofOrganisation(tx: Tx, { id: organisationId, admin }: Organisation): Promise<void> {
  for (const answer of [null, "withdrawn", "accepted"] as const) {
    await tx.insert(staffInvitations).values({
      organisationId,
      email: "newcomer@new.example",
      name: "A newcomer",
      isAdmin: false,
      invitingPersonId: admin.id,
      expiresAt: later,
      answer,
      answeredAt: answer === null ? null : answeredAt,
    });
  }
  const letter = {
    organisationId,
    toAddress: "newcomer@new.example",
    subject: "Come",
    body: "Come.",
  };
  await tx
    .insert(mail)
    .values([
      letter,
      { ...letter, adminsMayRead: false },
      { ...letter, body: "", status: "held", heldBody: "Come." },
    ]);
  await tx.insert(organisationAuditEntries).values({
    organisationId,
    seq: 0,
    at: sql`now()`,
    personId: admin.id,
    verb: "note",
    object: "something",
    payload: "{}",
    previousHash: "",
    hash: "",
  });
}

/** Makes a person one of another organisation's people too, who acts for it in a network. */
function worksFor(
  { id: organisationId }: Organisation,
  { id: personId }: Person,
  { id: networkId }: ParcelNetwork,
): Promise<void> {
  return asOperator(async (tx) => {
    await tx.insert(organisationPeople).values({ organisationId, personId });
    await tx
      .insert(assignments)
      .values({ networkId, organisationId, personId, roles: ["manager"] });
  });
}

/** Ends somebody's belonging to their organisation. */
async function letGo({ id, organisationId }: Person): Promise<void> {
  await asOperator((tx) =>
    tx.execute(sql`update organisation_people set left_at = now()
      where organisation_id = ${organisationId} and person_id = ${id}`),
  );
}

async function inTheVault({ id, brand }: ParcelNetwork): Promise<void> {
  await signIn(brand.manager.email, "a guess", "an address");
  await asOperator(async (tx) => {
    await tx.execute(sql`insert into vault.credentials (person_id, password_hash)
      values (${brand.manager.id}, 'not one')`);
    await tx.execute(sql`insert into vault.reset_requests (email, address_hash)
      values (${brand.manager.email}, sha256('an address'))`);
    await tx.execute(sql`insert into vault.tokens (token_hash, purpose, email, network_id, invitation_id, expires_at)
      values (sha256('a token'), 'join-network', 'newcomer@new.example', ${id}, gen_random_uuid(), ${later.toISOString()})`);
  });
}
