import type { ChainPact, Pacts, PoolPact, SlaPact } from "@/db/queries/pacts";
import { addMonths, periodsFrom, type Period } from "@/lib/periods/period";
import {
  objectOf,
  type ChangeOf,
  type MetricChange,
  type ProposedChange,
} from "@/lib/proposals/proposal-terms";
import { all, type Query } from "./asked";
import type {
  PrefilledAmount,
  PrefilledChain,
  PrefilledFee,
  PrefilledPact,
  PrefilledPool,
  PrefilledSla,
} from "./prefilled";

/** Who asks, when, and what is agreed already. */
type Frame = {
  readonly organisation: string;
  readonly coming: Period;
  readonly pacts: Pacts;
};

/**
 * What the address asks for beside metrics: `sla` with a number, `pool` and `chain` with a name, `fee` with "payer:payee", each
 * of them and `amount` with "new"; `with` names the other party of a new one, and `end=1` begins with the end of what is asked for.
 */
export function askedPacts(query: Query, frame: Frame): readonly PrefilledPact[] {
  const { pacts } = frame;
  const [other = ""] = all(query["with"]);
  const holds = query["end"] !== "1";
  return [
    ...all(query["sla"]).flatMap((asked) =>
      asked === "new"
        ? [newSla(frame.organisation, other)]
        : pacts.slas
            .filter(({ number }) => String(number) === asked)
            .flatMap((one) => changedSla(one, holds)),
    ),
    ...all(query["fee"]).flatMap((asked) =>
      asked === "new" ? [newFee(frame.organisation, other)] : changedFee(asked, pacts, holds),
    ),
    ...all(query["amount"]).map((asked) => amounts(asked, other, frame)),
    ...all(query["pool"]).flatMap((asked) =>
      asked === "new"
        ? [newPool(frame.organisation)]
        : pacts.pools
            .filter(({ name }) => name === asked)
            .flatMap((one) => changedPool(one, holds)),
    ),
    ...all(query["chain"]).flatMap((asked) =>
      asked === "new"
        ? [newChain(frame.organisation)]
        : pacts.chains
            .filter(({ name }) => name === asked)
            .flatMap((one) => changedChain(one, holds)),
    ),
  ];
}

/** A change that is countered, as the form begins with it. */
export function counteredPact(
  change: Exclude<ProposedChange, MetricChange>,
  { slas, pools, fees, chains }: Pacts,
): PrefilledPact {
  switch (change.change) {
    case "sla":
      return counteredSla(change, slas);
    case "fee":
      return {
        ...change,
        isNew: fees.every((fee) => objectOf(feeNamed(fee)) !== objectOf(change)),
      };
    case "amount":
      return { ...change, isNew: false };
    case "pool":
      return counteredPool(change, pools);
    case "chain":
      return counteredChain(change, chains);
  }
}

function feeNamed({ payer, payee }: Pick<PrefilledFee, "payer" | "payee">) {
  return { change: "fee", payer, payee } as const;
}

function counteredSla(change: ChangeOf<"sla">, slas: Pacts["slas"]): PrefilledSla {
  const before = slas.find(
    ({ name, between }) => objectOf({ change: "sla", between, name }) === objectOf(change),
  );
  const terms = change.terms ?? lastOf(before?.versions) ?? noSla;
  return { ...change, terms, holds: change.terms !== null, isNew: before === undefined };
}

function counteredPool(change: ChangeOf<"pool">, pools: Pacts["pools"]): PrefilledPool {
  const before = pools.find(({ name }) => name === change.name);
  const terms = change.terms ?? lastOf(before?.versions) ?? noPool([]);
  return { ...change, terms, holds: change.terms !== null, isNew: before === undefined };
}

function counteredChain(change: ChangeOf<"chain">, chains: Pacts["chains"]): PrefilledChain {
  const before = chains.find(({ name }) => name === change.name);
  const terms = change.terms ?? lastOf(before?.versions) ?? noChain("");
  return { ...change, terms, holds: change.terms !== null, isNew: before === undefined };
}

function lastOf<Says>(versions: readonly { readonly says: Says | null }[] = []): Says | null {
  return versions.findLast(({ says }) => says !== null)?.says ?? null;
}

/** Terms of which nothing is said yet, with the rules that most begin with. */
const noSla: PrefilledSla["terms"] = {
  obligations: [],
  sides: [],
  remedy: { order: "plan-first", months: 3 },
  serious: [
    { misses: 2, windows: 2 },
    { misses: 3, windows: 6 },
  ],
  noDataIsMissed: false,
  oneSidedReason: null,
  isVisible: false,
};

function newSla(own: string, other: string): PrefilledSla {
  return { change: "sla", isNew: true, between: [own, other], name: "", holds: true, terms: noSla };
}

/** The next version of an SLA that holds. */
function changedSla({ between, name, versions }: SlaPact, holds: boolean): readonly PrefilledSla[] {
  const terms = versions.at(-1)?.says ?? null;
  return terms === null ? [] : [{ change: "sla", isNew: false, between, name, holds, terms }];
}

function newFee(own: string, other: string): PrefilledFee {
  return { change: "fee", isNew: true, payer: own, payee: other, amount: "" };
}

function changedFee(asked: string, { fees }: Pacts, holds: boolean): readonly PrefilledFee[] {
  return fees
    .filter(({ payer, payee }) => `${payer}:${payee}` === asked)
    .map(({ payer, payee, versions }) => ({
      change: "fee",
      isNew: false,
      payer,
      payee,
      amount: holds ? (versions.at(-1)?.says ?? "") : null,
    }));
}

/** Amounts of a year back and a few months ahead; of a series that is known by its names where one is asked for. */
function amounts(
  asked: string,
  other: string,
  { organisation, coming, pacts }: Frame,
): PrefilledAmount {
  const known = pacts.amounts.find(({ name }) => name === asked);
  const months = periodsFrom(addMonths(coming, -12), addMonths(coming, 3));
  return {
    change: "amount",
    isNew: known === undefined,
    name: known?.name ?? "",
    reporter: known?.reporter ?? organisation,
    subject: known?.subject ?? "",
    parties: known?.parties ?? [organisation, ...(other === "" ? [] : [other])],
    amounts: Object.fromEntries(months.map((month) => [month, ""])),
  };
}

function noPool(parties: readonly string[]): PrefilledPool["terms"] {
  return {
    outcome: { metric: "", reporter: "", subject: "" },
    window: { kind: "quarter" },
    release: { kind: "saving", counts: "right", baseline: "", unitCost: "", patience: 0 },
    shares: parties.map((organisation) => ({ organisation, weight: 1, contribution: "0" })),
  };
}

function newPool(own: string): PrefilledPool {
  const terms = noPool([own]);
  return { change: "pool", isNew: true, name: "", parties: [own], holds: true, terms };
}

/** A chain of which nothing is said yet but one stage of the organisation's own. */
function noChain(organisation: string): PrefilledChain["terms"] {
  const branch = { name: "", organisation, share: "100", series: null };
  return {
    customer: "end-customer",
    who: "",
    promise: "",
    outcome: { metric: "", reporter: "", subject: "" },
    stages: [{ name: "", isOptional: false, branches: [branch], handOff: null }],
  };
}

function newChain(own: string): PrefilledChain {
  const terms = noChain(own);
  return { change: "chain", isNew: true, name: "", parties: [own], holds: true, terms };
}

function changedChain(
  { name, parties, versions }: ChainPact,
  holds: boolean,
): readonly PrefilledChain[] {
  const terms = versions.at(-1)?.says ?? null;
  return terms === null ? [] : [{ change: "chain", isNew: false, name, parties, holds, terms }];
}

function changedPool(
  { name, parties, versions }: PoolPact,
  holds: boolean,
): readonly PrefilledPool[] {
  const terms = versions.at(-1)?.says ?? null;
  return terms === null ? [] : [{ change: "pool", isNew: false, name, parties, holds, terms }];
}
