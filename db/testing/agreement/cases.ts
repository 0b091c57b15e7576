import { casesOfMaking } from "./cases-of-making";
import { casesOfMonths } from "./cases-of-months";
import { casesOfProposing } from "./cases-of-proposing";
import { casesOfSettling } from "./cases-of-settling";
import type { Case } from "./scene";

/** All that the functions of proposals and conditions are to do and to refuse. */
export const cases: readonly Case[] = [
  ...casesOfSettling,
  ...casesOfProposing,
  ...casesOfMonths,
  ...casesOfMaking,
];
