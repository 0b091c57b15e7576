import { addMonths, period } from "@/lib/periods/period";
import { address } from "./organisations";
import { randomFrom, wholeBetween } from "./random";
import { workingDays } from "./working-days";

/**
 * Who reported a month for an organisation and when: its manager, on one of the second to the fifth
 * working days of the next month, in office hours (UTC), one and the same for all its figures.
 */
export function reportedBy(organisation: string, month: string): { email: string; at: string } {
  const next = randomFrom(`reported ${organisation} ${month}`);
  const day = workingDays(addMonths(period(month), 1))[wholeBetween(next, 1, 4)];
  const minute = wholeBetween(next, 10, 59);
  return {
    email: address("manager", organisation),
    at: `${day}T1${wholeBetween(next, 0, 6)}:${minute}:00Z`,
  };
}
