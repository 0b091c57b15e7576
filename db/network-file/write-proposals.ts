import { termsOf } from "@/lib/network-file/check-proposals";
import type { NetworkFile } from "@/lib/network-file/network-file";
import { monthNumber, period } from "@/lib/periods/period";
import { objectOf, type ChangeOf } from "@/lib/proposals/proposal-terms";
import type { Tx } from "../doors";
import {
  conditionConfirmations,
  declaredConditions,
  forecasts,
  proposalAnswers,
  proposalComments,
  proposals,
} from "../schema/proposals";
import { sha256 } from "../sha256";
import { insertAll } from "./batches";
import { idOf, type Ids } from "./ids";
import { storedInstant } from "./instants";
import { seriesName } from "./write-metrics";

type Network = NetworkFile["networks"][number];
type Band = Network["metrics"][number]["bands"][number];
type Frame = { readonly networkId: string; readonly network: Network; readonly ids: Ids };
type Signed = { readonly organisation: string; readonly email: string; readonly at: string };

/** Writes a network's proposals with their answers and comments, and its declared conditions. */
export async function writeProposals(tx: Tx, frame: Frame): Promise<void> {
  const { networkId, network, ids } = frame;
  const all = network.proposals.map((one) => ({
    ...one,
    audience: one.parties.map((slug) => idOf(ids.organisations, slug)),
  }));
  await insertAll(
    tx,
    proposals,
    all.map((one) => {
      const terms = termsOf(one);
      if (terms === null) throw new RangeError(`proposal ${one.number} has no text`);
      return {
        networkId,
        number: one.number,
        text: one.text,
        textHash: sha256(one.text),
        objects: terms.changes.map(objectOf).toSorted(),
        firstPeriod: monthNumber(terms.from),
        ...by(one, ids),
        proposedAt: storedInstant(one.at),
        counterTo: one.counterTo,
        partyIds: one.audience,
        state: one.state,
        settledAt: one.settled === null ? null : storedInstant(one.settled),
        effectiveFrom: one.effectiveFrom === null ? null : monthNumber(one.effectiveFrom),
        audience: one.audience,
      };
    }),
  );
  await insertAll(
    tx,
    proposalAnswers,
    all.flatMap(({ number, answers, audience }) =>
      answers.map((one) => ({
        networkId,
        proposalNumber: number,
        ...by(one, ids),
        answer: one.answer,
        reason: one.reason,
        textHash: one.hash,
        answeredAt: storedInstant(one.at),
        audience,
      })),
    ),
  );
  await insertAll(
    tx,
    proposalComments,
    all.flatMap(({ number, comments, audience }) =>
      comments.map((one, index) => ({
        networkId,
        proposalNumber: number,
        number: index + 1,
        place: one.place,
        says: one.says,
        ...by(one, ids),
        commentedAt: storedInstant(one.at),
        audience,
      })),
    ),
  );
  await writeConditions(tx, frame);
}

function by({ organisation, email }: Omit<Signed, "at">, ids: Ids) {
  return {
    organisationId: idOf(ids.organisations, organisation),
    personId: idOf(ids.people, email),
  };
}

async function writeConditions(tx: Tx, { networkId, network, ids }: Frame): Promise<void> {
  const all = network.conditions.map((one, index) => ({
    ...one,
    number: index + 1,
    partyIds: one.parties.map((slug) => idOf(ids.organisations, slug)),
    audience: conditionAudience(one, network)?.map((slug) => idOf(ids.organisations, slug)) ?? null,
  }));
  await insertAll(
    tx,
    declaredConditions,
    all.map((one) => ({
      networkId,
      number: one.number,
      condition: one.condition,
      firstPeriod: monthNumber(one.first),
      lastPeriod: monthNumber(one.last),
      reason: one.reason,
      ...by(one, ids),
      declaredAt: storedInstant(one.at),
      withdrawnAt: one.withdrawn === null ? null : storedInstant(one.withdrawn),
      partyIds: one.partyIds,
      audience: one.audience,
    })),
  );
  await insertAll(
    tx,
    conditionConfirmations,
    all.flatMap(({ number, confirmations, audience }) =>
      confirmations.map((one) => ({
        networkId,
        conditionNumber: number,
        ...by(one, ids),
        confirmedAt: storedInstant(one.at),
        audience,
      })),
    ),
  );
}

/** Who sees a condition: whoever sees one of the metrics that name it; null is the whole network. */
function conditionAudience(
  { condition, parties }: Network["conditions"][number],
  { metrics }: Network,
): readonly string[] | null {
  const versions = metrics
    .filter(({ bands }) => bands.some((band) => names(band, condition)))
    .flatMap((metric) => metric.versions);
  if (versions.some(({ visibility }) => visibility === "network")) return null;
  return [...new Set([...parties, ...versions.flatMap((version) => version.parties)])].toSorted();
}

function names({ flex }: Band, condition: string): boolean {
  const rules = flex?.rules ?? [];
  return rules.some(
    ({ trigger }) => trigger.kind === "condition" && trigger.condition === condition,
  );
}

/** Writes the forecasts that agreed proposals made. @param keys the key of each series, by `seriesName` */
export async function writeForecasts(
  tx: Tx,
  { networkId, network, ids }: Frame,
  keys: ReadonlyMap<string, number>,
): Promise<void> {
  const agreed = network.proposals.flatMap(({ number, state, settled, ...one }) => {
    const changes = state === "agreed" ? (termsOf(one)?.changes ?? []) : [];
    return changes.flatMap((change) =>
      change.change === "forecast" && settled !== null ? [{ number, settled, change }] : [],
    );
  });
  await insertAll(
    tx,
    forecasts,
    agreed.flatMap(({ number, settled, change }) => {
      const seriesKey = keys.get(seriesName(change.metric, change.reporter, change.subject));
      if (seriesKey === undefined) throw new RangeError(`no series of ${change.metric}`);
      return Object.entries(change.amounts).map(([month, amount]) => ({
        networkId,
        seriesKey,
        part: change.part,
        period: monthNumber(period(month)),
        proposalNumber: number,
        amount,
        agreedAt: storedInstant(settled),
        audience: audienceOf(change, network, ids),
      }));
    }),
  );
}

/** A forecast is seen by whoever sees the series that it is of. */
function audienceOf(change: ChangeOf<"forecast">, { metrics }: Network, ids: Ids): string[] | null {
  const metric = metrics.find(({ code }) => code === change.metric);
  const series = metric?.series.find(
    ({ reporter, subject }) => reporter === change.reporter && subject === change.subject,
  );
  const versions = metric?.versions ?? [];
  const open = versions.some(({ visibility }) => visibility === "network");
  const own = series?.audience ?? (open ? null : versions.flatMap(({ parties }) => parties));
  return own === null ? null : [...new Set(own)].map((slug) => idOf(ids.organisations, slug));
}
