import { answersDue } from "./harbour-answers-due";
import { harbourForecasts } from "./harbour-forecasts";
import { regionEastGrace } from "./harbour-grace";
import { raisedTargets } from "./harbour-raised";
import type { ProposalPlan } from "./proposal-plan";

/** Every proposal of Harbour Broadband, in no order: they are numbered in the order in which they were made. */
export const harbourProposals: readonly ProposalPlan[] = [
  ...harbourForecasts,
  regionEastGrace,
  raisedTargets,
  ...answersDue,
];
