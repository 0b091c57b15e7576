import type { Period } from "@/lib/periods/period";
import { oneLine, paragraphs, type MailText } from "./texts";

/**
 * What a manager is told of a month that their organisation owes figures for. `deadline` is the instant at which the last day is
 * over, shown in the recipient's zone; `askedBy` names the organisations that asked, none where the deadline alone is the reason.
 */
export type ReminderFacts = {
  readonly name: string;
  readonly network: string;
  readonly organisation: string;
  readonly month: Period;
  readonly due: number;
  readonly entered: number;
  readonly submitted: number;
  readonly deadline: Date;
  readonly timeZone: string;
  readonly askedBy: readonly string[];
  readonly link: string;
};

/** The mail that reminds a manager of their organisation's figures, or passes on that others ask for them. */
export function reminderMail(facts: ReminderFacts): MailText {
  const network = oneLine(facts.network);
  const organisation = oneLine(facts.organisation);
  const month = monthText(facts.month);
  const asked = list.format(facts.askedBy.map(oneLine));
  const until = deadlineText(facts.deadline, facts.timeZone);
  const { askedBy, entered, due } = facts;
  return {
    subject:
      askedBy.length > 0
        ? `${asked} asks for the figures of ${month} in ${network}`
        : `Figures of ${month} in ${network}: due ${until}`,
    body: paragraphs(
      `Hello ${oneLine(facts.name)},`,
      askedBy.length > 0
        ? `${asked} asks whether ${organisation} can submit its figures of ${month} in ${network}.`
        : `the figures of ${organisation} for ${month} in ${network} are due ${until}.`,
      `${entered} of ${due} are entered${facts.submitted > 0 ? `, ${facts.submitted} of them submitted` : ", none of them submitted yet"}.`,
      entered === due
        ? "What is left is to submit the month:"
        : "Enter, paste or import what is missing here:",
      facts.link,
      "If something keeps you from it, say so to your partners: a month can be late for a good reason.",
    ),
  };
}

const list = new Intl.ListFormat("en-GB", { type: "conjunction" });

function monthText(month: Period): string {
  return new Intl.DateTimeFormat("en-GB", {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${month}-01T00:00:00Z`));
}

/** The last minute before the deadline, by the recipient's clock: "Friday 7 November 2025 at 23:59 GMT". */
function deadlineText(deadline: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
    timeZone,
  }).format(new Date(deadline.getTime() - 60_000));
}
