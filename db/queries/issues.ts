import { sql, type SQL } from "drizzle-orm";
import type {
  Issue,
  IssueCause,
  IssueEntry,
  IssueOwner,
  SuggestionAnswer,
} from "@/lib/issues/issue";
import type { Tx } from "../doors";
import { jsonRows, jsonStatement } from "../json-statement";
import { askFunction } from "./ask-function";

type Row = Omit<Issue, "raisedAt" | "settledAt" | "releasedAt" | "entries"> & {
  readonly raisedAt: string;
  readonly settledAt: string | null;
  readonly releasedAt: string | null;
  readonly entries: readonly (Omit<IssueEntry, "writtenAt"> & { readonly writtenAt: string })[];
};

const networkId = sql`${sql.placeholder("networkId")}::uuid`;

const issuesWhere = (only: SQL) =>
  jsonRows(sql`
    select i.id, i.cause, i.says, i.organisation_id as "organisationId", i.person_id as "personId", i.person_name as "personName",
      i.go_to_organisation_id as "goToOrganisationId", i.go_to_person_id as "goToPersonId", i.go_to_name as "goToName",
      i.owner_ids as "ownerIds", i.raised_at as "raisedAt", i.settled_at as "settledAt", i.released_at as "releasedAt",
      ${jsonRows(sql`
        select e.number, e.kind, e.about, e.says, e.by_author as "byAuthor", e.written_at as "writtenAt"
        from issue_entries e where e.network_id = i.network_id and e.issue = i.id order by e.number`)} as entries
    from issues i where i.network_id = ${networkId} and ${only} order by i.raised_at desc, i.id`);

const readAll = jsonStatement<readonly Row[]>(sql`select ${issuesWhere(sql`true`)}::text as json`);

const readOne = jsonStatement<readonly Row[]>(
  sql`select ${issuesWhere(sql`i.id = ${sql.placeholder("id")}::uuid`)}::text as json`,
);

/** The issues of a network that the viewer raised, that were raised to the viewer, and that were released to the viewer's organisation; the latest first. */
export async function listIssues(tx: Tx, network: string): Promise<readonly Issue[]> {
  return ((await readAll(tx, { networkId: network })) ?? []).map(issueOf);
}

/** One of them; null where it isn't the viewer's to read, which is the same as not being there. */
export async function findIssue(tx: Tx, network: string, id: string): Promise<Issue | null> {
  const [row] = (await readOne(tx, { networkId: network, id })) ?? [];
  return row === undefined ? null : issueOf(row);
}

function issueOf({ raisedAt, settledAt, releasedAt, entries, ...rest }: Row): Issue {
  const at = (text: string | null) => (text === null ? null : new Date(text));
  return {
    ...rest,
    raisedAt: new Date(raisedAt),
    settledAt: at(settledAt),
    releasedAt: at(releasedAt),
    entries: entries.map((one) => ({ ...one, writtenAt: new Date(one.writtenAt) })),
  };
}

/** Somebody whom one can go to. */
export type GoToPerson = {
  readonly organisationId: string;
  readonly personId: string;
  readonly name: string;
};

const readPeople = jsonStatement<readonly GoToPerson[]>(
  sql`select ${jsonRows(sql`
    select organisation_id as "organisationId", person_id as "personId", name from go_to_people() found
    where found.network_id = ${networkId} order by name, person_id`)}::text as json`,
);

/** The go-to persons of a network, by name. */
export async function listGoToPeople(tx: Tx, network: string): Promise<readonly GoToPerson[]> {
  return (await readPeople(tx, { networkId: network })) ?? [];
}

/** What is raised, and to whom. */
export type NewIssue = {
  readonly goTo: Pick<GoToPerson, "organisationId" | "personId">;
  readonly cause: IssueCause;
  readonly says: string;
  readonly owner: IssueOwner;
};

/** Raises an issue as the viewer, in confidence. "nobody" where whom it is for isn't a go-to person, or is oneself. */
export function raiseIssue(
  tx: Tx,
  network: string,
  { goTo, cause, says, owner }: NewIssue,
): Promise<{ readonly id: string } | { readonly refused: "gone" | "nobody" | "malformed" }> {
  return askFunction(
    tx,
    sql`raise_issue(${network}, ${goTo.organisationId}, ${goTo.personId}, ${cause}, ${says}, ${owner})`,
  );
}

/** What the author or the go-to person may write in an issue. */
export type NewIssueEntry =
  | { readonly kind: "suggestion"; readonly says: string }
  | { readonly kind: SuggestionAnswer; readonly about: number; readonly says: string | null }
  | { readonly kind: "settled" };

/** Writes in an issue as one of the two; null, or why not. */
export function addToIssue(
  tx: Tx,
  network: string,
  id: string,
  entry: NewIssueEntry,
): Promise<"gone" | "malformed" | "settled" | "not-yours" | "answered" | null> {
  const about = "about" in entry ? entry.about : null;
  const says = "says" in entry ? entry.says : null;
  return askFunction(
    tx,
    sql`add_to_issue(${network}, ${id}, ${entry.kind}, ${about}::integer, ${says})`,
  );
}

/** Releases an issue of the viewer's own to both organisations, for good; null, or why not. */
export function releaseIssue(
  tx: Tx,
  network: string,
  id: string,
): Promise<"gone" | "released" | null> {
  return askFunction(tx, sql`release_issue(${network}, ${id})`);
}
