import { answersDue } from "./harbour-answers-due";
import { harbourFees } from "./harbour-fees";
import { harbourForecasts } from "./harbour-forecasts";
import { regionEastGrace } from "./harbour-grace";
import { jointPotProposed } from "./harbour-pot";
import { raisedTargets } from "./harbour-raised";
import { harbourSlas } from "./harbour-slas";
import type { ProposalPlan } from "./proposal-plan";

/** Every proposal of Harbour Broadband, in no order: they are numbered in the order in which they were made. */
export const harbourProposals: readonly ProposalPlan[] = [
  ...harbourForecasts,
  ...harbourSlas,
  ...harbourFees,
  regionEastGrace,
  raisedTargets,
  jointPotProposed,
  ...answersDue,
];
