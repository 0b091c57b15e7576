import { termsOf } from "@/lib/network-file/check-proposals";
import type { NetworkFile } from "@/lib/network-file/network-file";
import { monthNumber, period } from "@/lib/periods/period";
import { objectOf, type ChangeOf, type ProposedChange } from "@/lib/proposals/proposal-terms";
import type { Tx } from "../doors";
import { amounts, earlyNotices, fees, pools, slas, slaVersions } from "../schema/slas";
import { chainVersions } from "../schema/chains";
import { sha256 } from "../sha256";
import { insertAll } from "./batches";
import { idOf, type Ids } from "./ids";
import { storedInstant } from "./instants";
import { writePlans } from "./plans";

type Network = NetworkFile["networks"][number];
type Frame = { readonly networkId: string; readonly network: Network; readonly ids: Ids };

/** A change that all parties agreed to, with its proposal. */
type Agreed<Change> = {
  readonly change: Change;
  readonly number: number;
  readonly settled: string;
  readonly effectiveFrom: number;
  readonly textHash: string;
};

/** Writes the SLAs, fees, amounts and pools that agreed proposals made, and the notices given in SLAs. */
export async function writeSlas(tx: Tx, frame: Frame): Promise<void> {
  const all = agreedChanges(frame.network);
  await writeVersions(tx, frame, of(all, "sla"));
  const row = rowOf(frame);
  await insertAll(
    tx,
    fees,
    of(all, "fee").map(({ change, ...one }) => ({
      ...row(one, [change.payer, change.payee]),
      payerId: idOf(frame.ids.organisations, change.payer),
      payeeId: idOf(frame.ids.organisations, change.payee),
      effectiveFrom: one.effectiveFrom,
      amount: change.amount,
    })),
  );
  await insertAll(
    tx,
    amounts,
    of(all, "amount").flatMap(({ change, ...one }) =>
      Object.entries(change.amounts).map(([month, amount]) => ({
        networkId: frame.networkId,
        name: change.name,
        reporterId: idOf(frame.ids.organisations, change.reporter),
        subject: change.subject,
        period: monthNumber(period(month)),
        proposalNumber: one.number,
        amount,
        agreedAt: storedInstant(one.settled),
        audience: change.parties.map((slug) => idOf(frame.ids.organisations, slug)),
      })),
    ),
  );
  await insertAll(
    tx,
    pools,
    of(all, "pool").map(({ change, ...one }) => ({
      ...row(one, change.parties),
      name: change.name,
      effectiveFrom: one.effectiveFrom,
      partyIds: change.parties.map((slug) => idOf(frame.ids.organisations, slug)),
      terms: change.terms,
    })),
  );
}

/** Writes the versions of chains that agreed proposals made. */
export async function writeChainVersions(tx: Tx, frame: Frame): Promise<void> {
  const row = rowOf(frame);
  await insertAll(
    tx,
    chainVersions,
    of(agreedChanges(frame.network), "chain").map(({ change, ...one }) => ({
      ...row(one, change.parties),
      name: change.name,
      effectiveFrom: one.effectiveFrom,
      partyIds: change.parties.map((slug) => idOf(frame.ids.organisations, slug)),
      terms: change.terms,
    })),
  );
}

function of<Kind extends ProposedChange["change"]>(
  all: readonly Agreed<ProposedChange>[],
  kind: Kind,
): readonly Agreed<ChangeOf<Kind>>[] {
  return all.flatMap(({ change, ...one }) => (isOf(change, kind) ? [{ ...one, change }] : []));
}

function isOf<Kind extends ProposedChange["change"]>(
  change: ProposedChange,
  kind: Kind,
): change is ChangeOf<Kind> & ProposedChange {
  return change.change === kind;
}

function rowOf({ networkId, ids }: Frame) {
  return (
    { textHash, number }: Pick<Agreed<unknown>, "textHash" | "number">,
    parties: readonly string[],
  ) => ({
    networkId,
    textHash,
    proposalNumber: number,
    audience: parties.map((slug) => idOf(ids.organisations, slug)),
  });
}

/** In the order in which they took effect, which is that of the numbers of SLAs. */
function agreedChanges({ proposals }: Network): readonly Agreed<ProposedChange>[] {
  return proposals
    .flatMap(({ number, text, settled, effectiveFrom, ...one }) =>
      settled === null || effectiveFrom === null
        ? []
        : (termsOf({ text })?.changes ?? []).map((change) => ({
            ...one,
            change,
            number,
            settled,
            effectiveFrom: monthNumber(effectiveFrom),
            textHash: sha256(text),
          })),
    )
    .toSorted((a, b) => inOrder(a.settled, b.settled) || a.number - b.number);
}

function inOrder(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

async function writeVersions(
  tx: Tx,
  frame: Frame,
  changes: readonly Agreed<ChangeOf<"sla">>[],
): Promise<void> {
  const { networkId, network, ids } = frame;
  const objects = [...new Set(changes.map(({ change }) => objectOf(change)))];
  const numbered = objects.map((object, index) => ({
    number: index + 1,
    versions: changes.filter(({ change }) => objectOf(change) === object),
  }));
  const named = numbered.flatMap(({ number, versions }) => {
    const [first] = versions;
    if (first === undefined) return [];
    const pair = first.change.between.map((slug) => idOf(ids.organisations, slug));
    const terms = versions.findLast(({ change }) => change.terms !== null)?.change.terms;
    return [{ number, name: first.change.name, pair, isVisible: terms?.isVisible === true }];
  });
  await insertAll(
    tx,
    slas,
    named.map(({ number, name, pair, isVisible }) => {
      const [firstOrganisationId = "", secondOrganisationId = ""] = pair;
      const audience = isVisible ? null : pair;
      return { networkId, number, name, firstOrganisationId, secondOrganisationId, audience };
    }),
  );
  const row = rowOf(frame);
  await insertAll(
    tx,
    slaVersions,
    numbered.flatMap(({ number, versions }) =>
      versions.map(({ change, ...one }) => ({
        ...row(one, change.between),
        slaNumber: number,
        effectiveFrom: one.effectiveFrom,
        terms: change.terms,
      })),
    ),
  );
  const pairOf = (sla: number) => named.find(({ number }) => number === sla)?.pair ?? [];
  await writePlans(tx, frame, pairOf);
  await insertAll(
    tx,
    earlyNotices,
    network.notices.map((notice) => ({
      networkId,
      slaNumber: notice.sla,
      obligation: notice.obligation,
      period: monthNumber(notice.period),
      organisationId: idOf(ids.organisations, notice.organisation),
      personId: idOf(ids.people, notice.email),
      says: notice.says,
      noticedAt: storedInstant(notice.at),
      audience: [...pairOf(notice.sla)],
    })),
  );
}
