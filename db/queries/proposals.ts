import { sql, type SQL } from "drizzle-orm";
import type { Period } from "@/lib/periods/period";
import { proposalTerms, proposalText, type ProposalTerms } from "@/lib/proposals/proposal-terms";
import type { Tx } from "../doors";
import { jsonRows, jsonStatement, periodText } from "../json-statement";
import { askFunction } from "./ask-function";

/** How far a proposal has come. */
export type ProposalState = "open" | "agreed" | "rejected" | "withdrawn" | "superseded";

/** One party's answer to a proposal. */
type ProposalAnswer = {
  readonly organisationId: string;
  readonly personName: string;
  readonly answer: "agree" | "counter-propose" | "decline";
  readonly reason: string | null;
  readonly answeredAt: Date;
};

/** A proposal as lists show it; `effectiveFrom` is null unless all parties agreed. */
export type ListedProposal = {
  readonly number: number;
  readonly title: string;
  readonly objects: readonly string[];
  readonly state: ProposalState;
  readonly firstPeriod: Period;
  readonly effectiveFrom: Period | null;
  readonly organisationId: string;
  readonly personName: string;
  readonly proposedAt: Date;
  readonly settledAt: Date | null;
  readonly counterTo: number | null;
  readonly counteredBy: number | null;
  readonly partyIds: readonly string[];
  readonly answers: readonly ProposalAnswer[];
};

/** A comment beside a place in a proposal's text; the place "" is all of it. */
export type ProposalComment = {
  readonly number: number;
  readonly place: string;
  readonly says: string;
  readonly organisationId: string;
  readonly personName: string;
  readonly commentedAt: Date;
};

/** A proposal word for word. */
export type Proposal = ListedProposal & {
  readonly text: string;
  readonly textHash: string;
  readonly terms: ProposalTerms;
  readonly comments: readonly ProposalComment[];
};

type Dated<Row, Key extends keyof Row> = Omit<Row, Key> & { readonly [K in Key]: string };
type AnswerRow = Dated<ProposalAnswer, "answeredAt">;
type ListedRow = Omit<ListedProposal, "proposedAt" | "settledAt" | "answers"> & {
  readonly proposedAt: string;
  readonly settledAt: string | null;
  readonly answers: readonly AnswerRow[];
};
type ProposalRow = ListedRow & {
  readonly text: string;
  readonly textHash: string;
  readonly comments: readonly CommentRow[];
};

const name = sql`(select name from member_people signed
  where signed.network_id = by.network_id and signed.organisation_id = by.organisation_id and signed.person_id = by.person_id)`;

const listed = sql`
  number, text::jsonb ->> 'title' as title, objects, state, ${periodText(sql`first_period`)} as "firstPeriod",
  ${periodText(sql`effective_from`)} as "effectiveFrom", organisation_id as "organisationId", ${name} as "personName",
  proposed_at as "proposedAt", settled_at as "settledAt", counter_to as "counterTo",
  (select max(later.number) from proposals later
    where later.network_id = by.network_id and later.counter_to = by.number) as "counteredBy",
  party_ids as "partyIds",
  (select coalesce(json_agg(one), '[]') from (
    select organisation_id as "organisationId",
      (select name from member_people signed where signed.network_id = a.network_id
        and signed.organisation_id = a.organisation_id and signed.person_id = a.person_id) as "personName",
      answer, reason, answered_at as "answeredAt"
    from proposal_answers a where a.network_id = by.network_id and a.proposal_number = by.number
    order by a.answered_at
  ) one) as answers`;

const networkId = sql`${sql.placeholder("networkId")}::uuid`;

const readAll = jsonStatement<readonly ListedRow[]>(
  sql`select ${jsonRows(
    sql`select ${listed} from proposals by where by.network_id = ${networkId} order by number desc`,
  )}::text as json`,
);

/** The proposals of a network that the viewer may see, newest first. */
export async function listProposals(tx: Tx, network: string): Promise<readonly ListedProposal[]> {
  return ((await readAll(tx, { networkId: network })) ?? []).map(listedOf);
}

const saidColumns = sql`c.number, place, says, organisation_id as "organisationId",
  (select name from member_people signed where signed.network_id = c.network_id
    and signed.organisation_id = c.organisation_id and signed.person_id = c.person_id) as "personName",
  commented_at as "commentedAt"`;

/** The comments on what changed in a metric, oldest first, in JSON: `commentsOf` reads it. */
export function commentsOnMetric(network: SQL, code: SQL): SQL {
  return jsonRows(sql`
    select ${saidColumns} from proposal_comments c
    where c.network_id = ${network}
      and (starts_with(c.place, 'metric-version ' || ${code} || '/') or starts_with(c.place, 'band-set ' || ${code} || '/'))
    order by c.commented_at`);
}

/** What `commentsOnMetric` gives. */
export type CommentRow = Dated<ProposalComment, "commentedAt">;

/** The comments of their rows. */
export function commentsOf(rows: readonly CommentRow[]): readonly ProposalComment[] {
  return rows.map((one) => ({ ...one, commentedAt: new Date(one.commentedAt) }));
}

const readOne = jsonStatement<ProposalRow>(
  sql`select row_to_json(one)::text as json from (
    select ${listed}, text, text_hash as "textHash", (
      select coalesce(json_agg(said), '[]') from (
        select ${saidColumns}
        from proposal_comments c where c.network_id = by.network_id and c.proposal_number = by.number order by c.number
      ) said
    ) as comments
    from proposals by where by.network_id = ${networkId} and by.number = ${sql.placeholder("number")}::integer
  ) one`,
);

/** A proposal word for word, with who answered and what was said about it; null where the viewer has no such proposal. */
export async function findProposal(
  tx: Tx,
  network: string,
  number: number,
): Promise<Proposal | null> {
  const row = await readOne(tx, { networkId: network, number });
  if (row === null) return null;
  return {
    ...listedOf(row),
    text: row.text,
    textHash: row.textHash,
    terms: proposalTerms.parse(JSON.parse(row.text)),
    comments: commentsOf(row.comments),
  };
}

function listedOf({ proposedAt, settledAt, answers, ...row }: ListedRow): ListedProposal {
  return {
    ...row,
    proposedAt: new Date(proposedAt),
    settledAt: settledAt === null ? null : new Date(settledAt),
    answers: answers.map((one) => ({ ...one, answeredAt: new Date(one.answeredAt) })),
  };
}

/** Why nothing was proposed; `object` is what it is about, where it is about one. */
export type ProposalRefusal = {
  readonly refused:
    | "gone"
    | "malformed"
    | "not-party"
    | "not-member"
    | "changed"
    | "not-later"
    | "no-metric"
    | "no-driver"
    | "no-series"
    | "cycle"
    | "customer"
    | "past"
    | "closed"
    | "twice"
    | "settled"
    | "open-already";
  readonly object?: string;
};

/**
 * Proposes terms for the viewer's organisation, which is its own agreement to them. The database decides whether they may be
 * proposed, and makes them effective where no other party is needed.
 *
 * @param counterTo the open proposal that this one takes the place of
 */
export async function propose(
  tx: Tx,
  network: string,
  terms: ProposalTerms,
  counterTo: number | null,
): Promise<{ readonly number: number } | ProposalRefusal> {
  return askFunction(tx, sql`propose(${network}, ${proposalText(terms)}, ${counterTo}::integer)`);
}

/** Why an answer didn't count. */
export type AnswerRefusal = {
  readonly refused: "gone" | "settled" | "changed" | "answered" | "malformed";
};

/** Agrees or declines for the viewer's organisation, to the text with this hash. */
export async function answerProposal(
  tx: Tx,
  network: string,
  given: {
    readonly number: number;
    readonly answer: "agree" | "decline";
    readonly reason: string | null;
    readonly hash: string;
  },
): Promise<{ readonly state: ProposalState } | AnswerRefusal> {
  const { number, answer, reason, hash } = given;
  return askFunction(
    tx,
    sql`answer_proposal(${network}, ${number}::integer, ${answer}, ${reason}, ${hash})`,
  );
}

/** Takes an open proposal of the viewer's organisation back; false where there is none. */
export async function withdrawProposal(tx: Tx, network: string, number: number): Promise<boolean> {
  return askFunction(tx, sql`withdraw_proposal(${network}, ${number}::integer)`);
}

/** Says something about a place in a proposal's text; the comment's number, or null where the viewer has no such proposal. */
export async function commentOnProposal(
  tx: Tx,
  network: string,
  comment: { readonly number: number; readonly place: string; readonly says: string },
): Promise<number | null> {
  const { number, place, says } = comment;
  return askFunction(
    tx,
    sql`comment_on_proposal(${network}, ${number}::integer, ${place}, ${says})`,
  );
}
