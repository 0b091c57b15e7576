import type { BandTerms } from "@/lib/network-file/agreed-text";
import { period } from "@/lib/periods/period";

type Flex = NonNullable<BandTerms["flex"]>;
type Effect = Flex["rules"][number]["effect"];

const from = period("2023-01");

/** The volume that peaks are told by: the orders of a month, as the brand's first stage reports them. */
export const ordersPlaced = {
  metric: "B1",
  reporter: "brightwave",
  subject: "",
  part: "denominator",
} as const;

/** The condition that Meridian declares when a storm takes lines down over a whole region. */
export const stormCondition = "storm";

/** Bounds move by this effect while orders are more than 10 % above their agreed forecast. */
export function inPeak(effect: Effect): Flex {
  const trigger = { kind: "volume", driver: ordersPlaced, over: "10", growth: null } as const;
  return { cap: null, budget: null, rules: [{ name: "peak", from, to: null, trigger, effect }] };
}

/** Bounds move by this amount while a storm is declared and confirmed, all rules together by no more than the cap. */
export function inStorm(amount: string, cap: string | null = null): Flex {
  const trigger = { kind: "condition", condition: stormCondition } as const;
  const rule = { name: "storm", from, to: null, trigger, effect: { amount } };
  return { cap, budget: null, rules: [rule] };
}
