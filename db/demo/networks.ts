import type { NetworkFileInput } from "@/lib/network-file/network-file";
import {
  countyFigures,
  countyMembers,
  countyMonths,
  countyOpenMonth,
  countyStages,
} from "./county";
import { countyMetrics } from "./county-metrics";
import { harbourCases } from "./harbour-cases";
import { countySlas } from "./county-slas";
import { harbourPlans, harbourValue } from "./harbour-together";
import { harbourExpectations } from "./harbour-expectations";
import { harbourFigures } from "./harbour-figures";
import { harbourMetrics, harbourStages } from "./harbour-metrics";
import { harbourMembers, harbourPairs, harbourUnits } from "./harbour-organisations";
import { harbourProposals } from "./harbour-proposals";
import { harbourActs, restatedMonth } from "./harbour-restatement";
import { harbourStorm } from "./harbour-storm";
import { harbourMonths, harbourOpenMonth } from "./harbour-story";
import { metricEntry } from "./metric-entry";
import { calendar } from "./months";
import { address, assignmentsOf, organisationEntry } from "./organisations";
import { proposalEntries } from "./proposal-plan";

/**
 * The network file of the demo network "Harbour Broadband: connect me": seven organisations, 36
 * closed months from 2023-01 and an open one, 40 metrics, all synthetic and the same every time.
 * Its fiscal year starts in April, as the demo's companies in Britain have it.
 *
 * @param hash the SHA-256 of a text, lower-case hexadecimal
 */
export function harbourBroadband(hash: (text: string) => string): NetworkFileInput {
  const slug = "harbour-broadband";
  const proposals = proposalEntries(harbourProposals, hash);
  return {
    throughline: 1,
    organisations: [...harbourMembers.map(organisationEntry), ...harbourUnits],
    networks: [
      {
        slug,
        name: "Harbour Broadband: connect me",
        ...british,
        members: harbourMembers.map((member) => member.slug),
        assignments: harbourMembers.flatMap(assignmentsOf),
        relationships: harbourPairs.map(({ between: [one, other], level }) => ({
          between: [one, other],
          level,
        })),
        periods: calendar(harbourMonths, harbourOpenMonth).map((one) => ({
          ...one,
          frozen: one.period === restatedMonth ? "waiting" : null,
        })),
        metrics: harbourMetrics.map((plan) => metricEntry(slug, plan, hash, proposals)),
        proposals: proposals.map(({ entry }) => entry),
        conditions: [harbourStorm],
        cases: [...harbourCases],
        expectations: [...harbourExpectations],
        notices: [
          {
            sla: 1,
            obligation: "F4",
            period: "2025-04",
            organisation: "fieldworks",
            email: address("manager", "fieldworks"),
            at: "2025-04-22T08:15:00Z",
            says: "The handhelds of region East arrive on the 28th: job sheets of April will be late again.",
          },
        ],
        plans: [...harbourPlans],
        value: [...harbourValue],
        chain: {
          name: "Connect me",
          customer: "a household waiting to be connected",
          promise:
            "You are connected on the first date we promise, with everything working and a right first bill, and you never have to call about it.",
          outcome: { metric: "E1", reporter: "brightwave" },
          composed: "E2",
          stages: [...harbourStages],
        },
        acts: [...harbourActs],
        figures: [...harbourFigures],
      },
    ],
  };
}

/**
 * The network file of the second demo network "County Urgent Care": three organisations, one of them
 * a member of Harbour Broadband too, 24 closed months from 2024-01 and an open one, eight metrics,
 * all on track throughout. It loads alone.
 *
 * @param hash the SHA-256 of a text, lower-case hexadecimal
 */
export function countyUrgentCare(hash: (text: string) => string): NetworkFileInput {
  const slug = "county-urgent-care";
  const proposals = proposalEntries(countySlas, hash);
  return {
    throughline: 1,
    organisations: countyMembers.map(organisationEntry),
    networks: [
      {
        slug,
        name: "County Urgent Care",
        ...british,
        members: countyMembers.map((member) => member.slug),
        assignments: countyMembers.flatMap(assignmentsOf),
        relationships: [
          { between: ["clearvoice", "northgate"], level: "value-added" },
          { between: ["clearvoice", "swift"], level: "value-added" },
          { between: ["northgate", "swift"], level: "preferred-provider" },
        ],
        periods: calendar(countyMonths, countyOpenMonth),
        metrics: countyMetrics.map((plan) => metricEntry(slug, plan, hash)),
        proposals: proposals.map(({ entry }) => entry),
        chain: {
          name: "See me today",
          customer: "a patient with an urgent need",
          promise:
            "You are sent to the right place, fetched in time and seen within half an hour of arriving.",
          outcome: { metric: "E1", reporter: "northgate" },
          composed: "E2",
          stages: [...countyStages],
        },
        figures: [...countyFigures],
      },
    ],
  };
}

const british = {
  currency: "GBP",
  timeZone: "Europe/London",
  fiscalYearStart: 4,
  synthetic: true,
  reference: { first: "2024-01", last: "2024-06" },
};
