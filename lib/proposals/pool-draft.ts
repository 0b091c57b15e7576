import { windowOf } from "./sla-draft";
import { decimalText, orNull, seriesOf, whole, type Typed } from "./typed";

/** A change of a monthly fee as it was typed. */
export function feeOf(place: string, { one }: Typed): object {
  const amount = decimalText(one(`${place}.amount`));
  return {
    change: "fee",
    payer: one(`${place}.payer`),
    payee: one(`${place}.payee`),
    amount: one(`${place}.holds`) === "no" ? null : amount,
  };
}

/** Amounts of a series of money as they were typed; an empty month has none. */
export function amountOf(place: string, { one, all, named }: Typed): object {
  const amounts = named(`${place}.amounts`).filter(([, amount]) => amount.trim() !== "");
  return {
    change: "amount",
    name: one(`${place}.name`),
    reporter: one(`${place}.reporter`),
    subject: one(`${place}.subject`),
    parties: all(`${place}.parties`),
    amounts: Object.fromEntries(amounts.map(([month, amount]) => [month, decimalText(amount)])),
  };
}

/** A change of a pool as it was typed; one that ends it says nothing else of it. */
export function poolOf(place: string, typed: Typed): object {
  const { one, all, items } = typed;
  const terms = `${place}.terms`;
  return {
    change: "pool",
    name: one(`${place}.name`),
    parties: all(`${place}.parties`),
    terms:
      one(`${place}.holds`) === "no"
        ? null
        : {
            outcome: seriesOf(one(`${terms}.outcome`)),
            window: windowOf(`${terms}.window`, typed),
            release: releaseOf(`${terms}.release`, typed),
            shares: items(`${terms}.shares`).map((at) => ({
              organisation: one(`${at}.organisation`),
              weight: whole(one(`${at}.weight`)),
              contribution: orNull(decimalText(one(`${at}.contribution`))) ?? "0",
            })),
          },
  };
}

function releaseOf(place: string, { one, items }: Typed): object {
  const kind = one(`${place}.kind`);
  const amount = (name: string) => decimalText(one(`${place}.${name}`));
  const below = () => ({ floor: amount("floor"), pain: amount("pain") || "0" });
  const lines = (list: string, names: readonly string[]) =>
    items(`${place}.${list}`).map((at) =>
      Object.fromEntries(names.map((name) => [name, decimalText(one(`${at}.${name}`))])),
    );
  switch (kind) {
    case "saving":
      return {
        kind,
        counts: one(`${place}.counts`),
        baseline: amount("baseline"),
        unitCost: amount("unitCost"),
        patience: whole(one(`${place}.patience`) || "0"),
      };
    case "line":
      return { kind, target: amount("target"), ...below() };
    case "steps":
      return {
        kind,
        better: one(`${place}.better`),
        steps: lines("steps", ["from", "percent"]),
        ...below(),
      };
    case "ranges":
      return { kind, target: amount("target"), ranges: lines("ranges", ["from", "to", "percent"]) };
    default:
      return { kind };
  }
}
