import { sql } from "drizzle-orm";
import type { Viewer } from "@/lib/access/viewer";
import type { KeptWarning } from "@/lib/early-warning/chain-scan-kept";
import type { Answer, Published } from "@/lib/early-warning/warning";
import { monthNumber, type Period } from "@/lib/periods/period";
import type { Tx } from "../doors";
import { jsonRows, periodText } from "../json-statement";
import { isOver, scannedFrom, seenByReaders, shownNumber } from "./agreed-chains";
import { record } from "./audit";
import { figuresOfEach, restatedMonths, type RestatedMonth } from "./figures";
import { sign } from "./members";
import {
  chainKeys,
  chainScorecard,
  loadedKeys,
  network,
  ofShownChain,
  type Scorecard,
  type ScorecardRows,
} from "./places";

/** Raised whenever the engine would find something else in the same figures: every chain that goes on is scanned anew then. */
export const engine = 1;

/** What the last scan found; `isStale` where another one comes: figures have come since, or the engine has changed. */
type Scan = {
  readonly scannedAt: Date;
  readonly isStale: boolean;
  readonly result: KeptWarning;
};

/** An answer to a warning, with who gave it. `openedPeriod` names the warning. */
export type WarningAnswer = {
  readonly openedPeriod: Period;
  readonly answer: Answer;
  readonly note: string;
  readonly evidence: string | null;
  readonly organisationId: string;
  readonly personName: string;
  readonly answeredAt: Date;
};

/** A chain's scorecard with what was published of its evidence and how it was answered, both oldest first. */
export type HealthPlace = Scorecard & {
  /** The number of the chain that is shown: 1 for the one that was loaded, and where there is none. */
  readonly chainNumber: number;
  readonly published: readonly (Published & { readonly publishedAt: Date })[];
  readonly answers: readonly WarningAnswer[];
  /** The months of the chain's series that were restated. */
  readonly restated: readonly RestatedMonth[];
};

/** The same with what the last scan found; null while the chain wasn't scanned yet. */
export type WarningsPlace = HealthPlace & { readonly scan: Scan | null };

/** The rows of a chain's health. */
export type HealthRows = ScorecardRows & {
  readonly chainNumber: number | null;
  readonly restated: readonly RestatedMonth[];
  readonly published: readonly (Published & { readonly publishedAt: string })[];
  readonly answers: readonly (Omit<WarningAnswer, "answeredAt"> & {
    readonly answeredAt: string;
  })[];
};

type Rows = HealthRows & {
  readonly scan: {
    readonly scannedAt: string;
    readonly engine: number;
    readonly readFrom: string;
    readonly result: KeptWarning;
  } | null;
  /** Null where the chain has ended: no other scan of it comes, by whichever engine. */
  readonly readFrom: string | null;
};

/** The series that the chain is scanned by, those that all see who read what is found. */
const scannedKeys = sql`array(
  select key from series where network_id = ${network} and ${seenByReaders(network)} and key = any (case
    when ${scannedFrom(network)} is null then ${loadedKeys}
    else array(select key from agreed_series where takes_cases and effective_from = ${scannedFrom(network)})
  end)
)`;

/** As the scan says it: how many figures there are for all of them, which revisions of them, and the chain's version. */
const readFrom = sql`(
  select concat_ws(' ', count(*), coalesce(sum(revision), 0), ${scannedFrom(network)})
  from (${figuresOfEach(network, scannedKeys, sql`status <> 'draft' and ${seenByReaders(network)}`)}) seen)`;

/** What is told of a chain beside its scorecard: members of its document. */
export const told = sql`,
    'chainNumber', ${shownNumber},
    'restated', ${restatedMonths(network, chainKeys)},
    'published', ${jsonRows(sql`
      select ${periodText(sql`period`)} as period, log_evidence as "logEvidence", published_at as "publishedAt"
      from published_evidence where ${ofShownChain} order by published_evidence.period`)},
    'answers', ${jsonRows(sql`
      select ${periodText(sql`opened_period`)} as "openedPeriod", answer, note, evidence,
        given.organisation_id as "organisationId", member_people.name as "personName", answered_at as "answeredAt"
      from warning_answers given join member_people on member_people.network_id = given.network_id
        and member_people.organisation_id = given.organisation_id and member_people.person_id = given.person_id
      where given.network_id = ${network} and chain_number = ${shownNumber}
      order by opened_period, number`)}`;

const readHealth = chainScorecard<HealthRows>(told);

const read = chainScorecard<Rows>(sql`${told},
    'scan', (select json_build_object('scannedAt', scanned_at, 'engine', engine, 'readFrom', read_from,
      'result', result::json) from chain_scans where ${ofShownChain}),
    'readFrom', case when not ${isOver(network)} then ${readFrom} end`);

/**
 * The network of this slug with the warnings of its chain; null where the viewer has no such network. `chain` names the chain that is
 * asked for, null the first.
 */
export async function findHealthPlace(
  tx: Tx,
  slug: string,
  chain: string | null = null,
): Promise<HealthPlace | null> {
  const found = await readHealth(tx, slug, { chain });
  return found === null ? null : healthOf(found);
}

/** The network of this slug with the whole early warning of its chain; null as above. */
export async function findWarningsPlace(
  tx: Tx,
  slug: string,
  chain: string | null = null,
): Promise<WarningsPlace | null> {
  const found = await read(tx, slug, { chain });
  if (found === null) return null;
  const { scan, readFrom: current } = found.rows;
  return {
    ...healthOf(found),
    scan: scan && {
      scannedAt: new Date(scan.scannedAt),
      isStale: current !== null && (scan.engine !== engine || scan.readFrom !== current),
      result: scan.result,
    },
  };
}

/** The health that these rows tell. */
export function healthOf({
  rows: { chainNumber, published, answers, restated },
  ...place
}: Scorecard & { readonly rows: HealthRows }): HealthPlace {
  return {
    ...place,
    chainNumber: chainNumber ?? 1,
    restated,
    published: published.map((one) => ({ ...one, publishedAt: new Date(one.publishedAt) })),
    answers: answers.map((one) => ({ ...one, answeredAt: new Date(one.answeredAt) })),
  };
}

/** What somebody says of a warning. `over` is how many answers they saw; closing needs evidence. */
export type Answering = {
  readonly networkId: string;
  readonly chainNumber: number;
  readonly openedPeriod: Period;
  readonly over: number;
  readonly answer: Answer;
  readonly note: string;
  readonly evidence: string | null;
};

/**
 * Answers a warning as the viewer, with its audit entry.
 *
 * @returns false, with nothing written, when somebody else has answered since
 */
export async function answerWarning(tx: Tx, viewer: Viewer, said: Answering): Promise<boolean> {
  const { networkId, chainNumber, openedPeriod, over, answer, note, evidence } = said;
  await sign(tx, viewer, networkId);
  const [written] = await tx.execute<{ audience: readonly string[] | null }>(sql`
    insert into warning_answers (network_id, chain_number, opened_period, number, answer, note, evidence,
      organisation_id, person_id)
    values (${networkId}, ${chainNumber}, ${monthNumber(openedPeriod)}, ${over + 1}, ${answer}, ${note}, ${evidence},
      ${viewer.organisationId}, ${viewer.personId})
    on conflict do nothing returning audience`);
  if (written === undefined) return false;
  await record(tx, viewer, {
    networkId,
    verb: "answer-warning",
    object:
      chainNumber === 1
        ? `warning ${openedPeriod}`
        : `warning ${openedPeriod} of chain ${chainNumber}`,
    payload: { answer, note, evidence },
    audience: written.audience,
  });
  return true;
}
