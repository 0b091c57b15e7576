import { aNetworkOf, type OwnNetwork } from "./own-network";

/** A depot owes five figures, of all shapes; the kiosk is no party of M1. */
export function aMonthToEnter(): Promise<OwnNetwork> {
  return aNetworkOf({
    organisations: { depot: "The Depot", shop: "The Shop", kiosk: "The Kiosk" },
    accounts: ["manager", "deputy", "viewer"],
    months: ["2025-11", "2025-12"],
    metrics: [
      { code: "P1", reporters: ["depot"] },
      {
        code: "M1",
        reporters: ["depot"],
        parties: ["depot", "shop"],
        visibility: "parties",
        target: "2",
        floor: "3",
        terms: { kind: "mean", unit: "hours", direction: "lower", decimals: 1 },
      },
      {
        code: "C1",
        reporters: ["depot"],
        terms: { kind: "count", unit: "calls", denominator: null },
      },
      {
        code: "I1",
        reporters: ["depot"],
        terms: { kind: "index", unit: "points", decimals: 1, denominator: null },
      },
      { code: "P2", reporters: ["depot"] },
    ],
    figures: [
      { metric: "P1", reporter: "depot", period: "2025-11", numerator: 964, denominator: 1000 },
    ],
  });
}
