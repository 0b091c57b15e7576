import type { ChangeOf, ProposalTerms, ProposedChange } from "@/lib/proposals/proposal-terms";
import { answerProposal, findProposal, propose } from "../queries/proposals";
import { actAs, openPeriod, type Organisation, type ParcelNetwork } from "../testing";
import { bandChange, termsOf } from "./proposed";

type Flex = NonNullable<ChangeOf<"band-set">["flex"]>;

/** Proposes terms as the manager of the first of these organisations and agrees to them as the others' boards; gives the proposal's number. */
export async function agreedByAll(
  network: ParcelNetwork,
  terms: ProposalTerms,
  [proposer, ...others]: readonly [Organisation, ...Organisation[]],
): Promise<number> {
  const done = await actAs(proposer.manager, (tx) => propose(tx, network.id, terms, null));
  if ("refused" in done) throw new Error(JSON.stringify(done));
  const { number } = done;
  for (const { board } of others) {
    await actAs(board, async (tx) => {
      const hash = (await findProposal(tx, network.id, number))?.textHash ?? "";
      await answerProposal(tx, network.id, { number, answer: "agree", reason: null, hash });
    });
  }
  return number;
}

/** Terms with these changes that hold from the open month on. */
export function heldFromTheOpenMonth(
  network: ParcelNetwork,
  changes: readonly ProposedChange[],
): ProposalTerms {
  return termsOf(network, changes, { from: openPeriod, retroactive: true });
}

/** A band set of which the target and floor move by 2 points in a condition of this name. */
export function bandInCondition(metric: string, condition: string): ChangeOf<"band-set"> {
  return bandChange(metric, "95", "90", {
    flex: flexBy({ kind: "condition", condition }, `in ${condition}`),
  });
}

/** A band set of which the target and floor move by 2 points where a volume that its reporter counts is over 10 per cent above its forecast. */
export function bandByVolume(
  metric: string,
  driver: { readonly metric: string; readonly reporter: string },
): ChangeOf<"band-set"> {
  return bandChange(metric, "95", "90", { flex: flexBy(volumeOf(driver), "peak") });
}

/** A band set that flexes by both. */
export function bandThatFlexes(
  metric: string,
  {
    condition,
    ...driver
  }: { readonly condition: string; readonly metric: string; readonly reporter: string },
): ChangeOf<"band-set"> {
  const declared = flexBy({ kind: "condition", condition }, `in ${condition}`);
  const { rules } = flexBy(volumeOf(driver), "peak");
  return bandChange(metric, "95", "90", {
    flex: { ...declared, rules: [...declared.rules, ...rules] },
  });
}

function volumeOf({
  metric,
  reporter,
}: {
  readonly metric: string;
  readonly reporter: string;
}): Flex["rules"][number]["trigger"] {
  const driver = { metric, reporter, subject: "", part: "denominator" } as const;
  return { kind: "volume", driver, over: "10", growth: null };
}

function flexBy(trigger: Flex["rules"][number]["trigger"], name: string): Flex {
  return {
    cap: "3",
    budget: 4,
    rules: [{ name, from: openPeriod, to: null, trigger, effect: { amount: "2" } }],
  };
}
