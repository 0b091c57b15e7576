import { and, eq, sql } from "drizzle-orm";
import type { Viewer } from "@/lib/access/viewer";
import type { Parts } from "@/lib/metrics/kind";
import { period as periodOf } from "@/lib/periods/period";
import type { Series } from "@/lib/reporting/metric";
import { asOperator, asViewer, type Tx } from "./doors";
import { loadNetworkFile } from "./network-file/load";
import { listMetrics } from "./queries/metrics";
import { saveDraft } from "./queries/drafts";
import { submitDraft, type Cell } from "./queries/report";
import { assignments, networkMembers, networks } from "./schema/networks";
import { organisationPeople, organisations, people, sessions } from "./schema/people";
import { address, type Account } from "./testing/accounts";
import { parcelFile } from "./testing/parcel-file";

/** Somebody who can act for one organisation. */
export type Person = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly organisationId: string;
};

/** An organisation with a person for each account: manager, deputy (a manager too), board, viewer, goto, admin. */
export type Organisation = Readonly<Record<Account, Person>> & {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
};

/** A network of a test's own, with three members. `db/testing/parcel-file.ts` says what is agreed and reported in it. */
export type ParcelNetwork = {
  readonly id: string;
  readonly slug: string;
  readonly brand: Organisation;
  readonly carrier: Organisation;
  readonly desk: Organisation;
};

/** The month of every parcel network that takes figures. */
export const openPeriod = periodOf("2025-12");

/** The keys of a parcel network's series: the loader numbers them in the order of the file. */
export const seriesKeys = { E1: 1, D1: 2, A1: 3, P1: 4, Q1: 5, R1: 6, N1: 7 } as const;

/**
 * A fresh network with organisations and people of its own, loaded the way an operator loads one.
 *
 * @param password of everybody; without it nobody can sign in by password
 * @param retold gives the text of its file with other words or months
 */
export async function aNetwork(
  password: string | null = null,
  retold?: (text: string) => string,
): Promise<ParcelNetwork> {
  const word = crypto.randomUUID().slice(0, 8);
  const loaded = await loadNetworkFile(JSON.stringify(parcelFile(word, password, retold)));
  if ("problems" in loaded) throw new Error(JSON.stringify(loaded.problems));
  const slug = `parcels-${word}`;
  const [network] = await asOperator((tx) =>
    tx.select({ id: networks.id }).from(networks).where(eq(networks.slug, slug)),
  );
  return {
    id: network?.id ?? "",
    slug,
    brand: await organisationOf(`brand-${word}`),
    carrier: await organisationOf(`carrier-${word}`),
    desk: await organisationOf(`desk-${word}`),
  };
}

/** The token of a session for this person, as signing in would have opened it. */
export async function aViewer(
  { id, organisationId }: Person,
  session: { readonly expiresAt?: Date; readonly endedAt?: Date } = {},
): Promise<string> {
  const token = crypto.randomUUID();
  const { expiresAt = new Date(Date.now() + 3_600_000), endedAt = null } = session;
  await asOperator((tx) =>
    tx.insert(sessions).values({
      personId: id,
      organisationId,
      tokenHash: sql`sha256(convert_to(${token}, 'UTF8'))`,
      expiresAt,
      endedAt,
    }),
  );
  return token;
}

/** The result of this person's work, in a session of its own and with the right to write. */
export async function actAs<Result>(
  person: Person,
  work: (tx: Tx, viewer: Viewer) => Promise<Result>,
): Promise<Result> {
  const token = await aViewer(person);
  const result = await asViewer({ token, writes: true }, async (tx, viewer) => ({
    is: await work(tx, viewer),
  }));
  if (result === null) throw new Error(`${person.email} was not let in`);
  return result.is;
}

/** Where a metric's only series is reported for the open month. */
export async function cellOf({ id: networkId }: ParcelNetwork, metric: string): Promise<Cell> {
  const [found] = await asOperator((tx) => listMetrics(tx, networkId, [metric]));
  const version = found?.versions[0];
  const series: Series | undefined = found?.series[0];
  if (version === undefined || series === undefined) throw new Error(`no metric ${metric}`);
  return { networkId, series, period: openPeriod, version };
}

/** Drafts a figure for the open month and submits it. */
export async function reported(person: Person, cell: Cell, parts: Parts): Promise<void> {
  await actAs(person, async (tx, viewer) => {
    const writing = { parts, notApplicable: false };
    const over = await saveDraft(tx, viewer, cell, { ...writing, over: 0 });
    if (over === null) throw new Error(`${cell.series.metricCode} is reported already`);
    await submitDraft(tx, viewer, cell, { ...writing, over });
  });
}

/** Ends an organisation's membership of a network; what it reported stays there. */
export async function leaves(organisation: Organisation, network: ParcelNetwork): Promise<void> {
  await asOperator((tx) =>
    tx
      .update(networkMembers)
      .set({ leftAt: new Date() })
      .where(
        and(
          eq(networkMembers.networkId, network.id),
          eq(networkMembers.organisationId, organisation.id),
        ),
      ),
  );
}

/** Makes an organisation a member of another network too, in which one of its people acts. */
export async function joins(
  { id: organisationId }: Organisation,
  { id: networkId }: ParcelNetwork,
  { person, roles }: { readonly person: Person; readonly roles: readonly string[] },
): Promise<void> {
  await asOperator(async (tx) => {
    await tx.insert(networkMembers).values({ networkId, organisationId });
    await tx
      .insert(assignments)
      .values({ networkId, organisationId, personId: person.id, roles: [...roles] });
  });
}

/** Takes a person's assignment in a network away. */
export async function removeAssignment(person: Person, network: ParcelNetwork): Promise<void> {
  await asOperator((tx) =>
    tx
      .delete(assignments)
      .where(and(eq(assignments.networkId, network.id), eq(assignments.personId, person.id))),
  );
}

async function organisationOf(slug: string): Promise<Organisation> {
  const rows = await asOperator((tx) =>
    tx
      .select({ organisation: organisations, person: people })
      .from(organisations)
      .innerJoin(organisationPeople, eq(organisationPeople.organisationId, organisations.id))
      .innerJoin(people, eq(people.id, organisationPeople.personId))
      .where(eq(organisations.slug, slug)),
  );
  const person = (account: Account): Person => {
    const row = rows.find(({ person: one }) => one.email === address(account, slug));
    if (row === undefined) throw new Error(`no ${account} of ${slug}`);
    return { ...row.person, organisationId: row.organisation.id };
  };
  const manager = person("manager");
  return {
    id: manager.organisationId,
    slug,
    name: rows[0]?.organisation.name ?? "",
    manager,
    deputy: person("deputy"),
    board: person("board"),
    viewer: person("viewer"),
    goto: person("goto"),
    admin: person("admin"),
  };
}
