import { oneLine, paragraphs, type MailText } from "./texts";

/** What somebody is told of an overdue promise: nothing of what was said to the customer. `due` is shown in the recipient's zone. */
export type OverdueFacts = {
  readonly name: string;
  readonly network: string;
  readonly reference: string;
  readonly accountable: string;
  readonly holder: string;
  readonly due: Date;
  readonly timeZone: string;
  readonly step: "overdue" | "still-overdue";
  readonly link: string;
};

/** The mail about a promise to a customer whose time has passed without a person keeping it. */
export function overdueMail(facts: OverdueFacts): MailText {
  const [reference, network] = [oneLine(facts.reference), oneLine(facts.network)];
  const [accountable, holder] = [oneLine(facts.accountable), oneLine(facts.holder)];
  const since = new Intl.DateTimeFormat("en-GB", {
    dateStyle: "full",
    timeStyle: "short",
    timeZone: facts.timeZone,
  }).format(facts.due);
  return {
    subject:
      facts.step === "overdue"
        ? `Case ${reference} in ${network}: a promise is overdue`
        : `Case ${reference} in ${network}: a promise is still overdue after a day`,
    body: paragraphs(
      `Hello ${oneLine(facts.name)},`,
      `a promise to the customer of case ${reference} in ${network} was due by ${since}, and nobody has kept it yet.`,
      holder === accountable
        ? `${accountable} is accountable for the case and holds the promise.`
        : `${accountable} is accountable for the case; ${holder} holds the promise.`,
      ...(facts.step === "overdue"
        ? []
        : [
            "The go-to persons of both organisations get this mail, so that they can talk to each other.",
          ]),
      "How the case stands:",
      facts.link,
    ),
  };
}
