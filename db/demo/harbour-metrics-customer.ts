import type { HarbourRow } from "./harbour-row";
import { higher, lower } from "./metric-plan";

/** E1 to E10: what the household experienced, measured at the customer, so none of it ever flexes. */
export const customerRows: readonly HarbourRow[] = [
  {
    code: "E1",
    name: "Perfect connection (measured)",
    purpose:
      "Whether everything went right for a household, from its order to its first bill: the one number that no organisation can reach alone.",
    numerator:
      "Orders connected on the first date promised, complete and working, with a right first bill and no contact in the seven days after",
    denominator: "Orders placed for connection in the month",
    includes:
      "Orders with several visits or parcels: each has to be right. Orders cancelled after a missed date count as failed.",
    excludes:
      "Orders that the household withdrew before its date, and moves of a line within a home.",
    sourceSystem: "Joint order sample, matched by order number across the seven organisations",
    evidence: "The joint sample's list of failed orders, each with the stages that failed it.",
    bounds: higher("85", "78"),
    forWhom: ["end-customer"],
    reporter: "brightwave",
    accepting: null,
    retainedOwner: "brightwave",
    owners: "all",
  },
  {
    code: "E2",
    name: "Composed yield",
    purpose:
      "What the stages' own figures add up to for a household, to be read beside the measured outcome.",
    numerator:
      "Orders that would pass all seven stages if failures fell independently: orders times the product of the stages' yields",
    denominator: "Orders placed for connection in the month",
    includes: "All seven stages, each with all of its figures for the month.",
    excludes: "Months in which a stage has no figure: they are incomplete, not nought.",
    sourceSystem: "Computed by Throughline from the figures of the seven stages",
    bounds: higher("85", "78"),
    forWhom: ["end-customer"],
    reporter: "brightwave",
    accepting: null,
    owners: "all",
    series: [],
  },
  {
    code: "E3",
    name: "First promised date met",
    purpose:
      "Households plan a day around the first date they are given; a date moved by agreement still counts as missed.",
    numerator: "Orders live on or before the first date that was promised to the household",
    denominator: "Orders placed for connection in the month",
    includes:
      "Dates moved by agreement, held to the first date; orders in two parts, held to the later part.",
    excludes: "Orders for which the household asked for a date more than 60 days ahead.",
    sourceSystem:
      "Meridian activation log joined to the first appointment in FieldWorks scheduling",
    evidence: "Orders that missed their date, by number, with the date they went live.",
    bounds: higher("92", "87"),
    forWhom: ["end-customer"],
    reporter: "meridian",
    accepting: "brightwave",
    owners: ["meridian", "fieldworks"],
  },
  {
    code: "E4",
    name: "Promises kept",
    purpose:
      "A household remembers what it was told; each organisation answers for the promises that its own people made.",
    numerator: "Promises due in the month that a person kept before they were due",
    denominator: "Promises to households due in the month",
    includes:
      "Promises by telephone, message and at the door, once they name what and when; promises handed on stay with their holder.",
    excludes:
      "Automatic messages that a person neither wrote nor read, and promises that the household released.",
    sourceSystem: "Promise ledger; until December 2025 each organisation's own contact notes",
    evidence: "Promise ledger extract: what was said, by whom, due when, kept by whom.",
    bounds: higher("95", "90"),
    forWhom: ["end-customer"],
    reporter: "brightwave",
    accepting: null,
    owners: "all",
    series: "each",
  },
  {
    code: "E5",
    name: "Promises per closed issue",
    purpose:
      "An issue that needs a second promise has been put off once: few promises mean that the first one was meant.",
    numerator: "Promises made on the issues that were closed in the month",
    denominator: "Issues of households closed in the month",
    includes:
      "Promises repeated in other words, and those made by another organisation on the same issue.",
    excludes: "Issues closed because the household withdrew its order.",
    sourceSystem: "Promise ledger; until December 2025 each organisation's own case system",
    evidence: "The ten issues with most promises, by number.",
    bounds: lower("1.2", "1.6"),
    forWhom: ["end-customer"],
    kind: "mean",
    unit: "promises per issue",
    reporter: "clearvoice",
    accepting: null,
    owners: "all",
    series: "each",
  },
  {
    code: "E6",
    name: "Failure demand",
    purpose:
      "Contacts that exist only because something was not done, or not done right, the first time.",
    numerator: "Contacts coded as chasing, repeating or correcting something already asked for",
    denominator: "Contacts from households with an order or a line, all channels",
    includes:
      "Contacts by telephone, chat, post and shop, also those that another organisation caused.",
    excludes: "Wrong numbers, advertising, and calls that this chain's organisations began.",
    sourceSystem:
      "ClearVoice contact coding, with 200 recordings a month coded a second time by Brightwave",
    evidence: "Coding rules, and how often the second coding agreed with the first.",
    bounds: lower("20", "30"),
    forWhom: ["end-customer", "own-direct-customer"],
    reporter: "clearvoice",
    accepting: "brightwave",
  },
  {
    code: "E7",
    name: "Order to service, 90th percentile",
    purpose: "How long the household that waits longer than nine in ten is without its connection.",
    numerator: "Calendar days from order to working service that nine in ten orders did not exceed",
    denominator: null,
    includes:
      "Weekends and public holidays, and days on which the order waited for another organisation.",
    excludes:
      "Days that the household asked for beyond the first date offered, and orders withdrawn.",
    sourceSystem: "Meridian activation log with OrderPoint order times",
    evidence: "Distribution of days from order to service.",
    bounds: lower("10", "14"),
    forWhom: ["end-customer"],
    kind: "index",
    unit: "days",
    decimals: 1,
    reporter: "meridian",
    accepting: "brightwave",
  },
  {
    code: "E8",
    name: "Handoffs per issue",
    purpose:
      "Each change of owner is a place where an issue is explained again, waits again or is lost.",
    numerator:
      "Changes of the owning organisation or team on the issues that were open in the month",
    denominator: "Issues of households open in the month",
    includes: "Returns to a former owner, and moves between teams of one organisation.",
    excludes: "The first assignment, and changes of person within a team.",
    sourceSystem:
      "Promise ledger; until December 2025 the owner history of each organisation's case system",
    evidence: "Owner history of the ten issues with most handoffs.",
    bounds: lower("1.5", "2.0"),
    forWhom: ["end-customer"],
    kind: "mean",
    unit: "handoffs per issue",
    reporter: "clearvoice",
    accepting: null,
    owners: "all",
    series: "each",
  },
  {
    code: "E9",
    name: "Churn in first 90 days",
    purpose:
      "Households that leave before they have settled in; in two regions they cannot leave, so there silence proves nothing.",
    numerator: "Lines given up by the household within 90 days of activation",
    denominator: "Lines activated in the month that lies 90 days back",
    includes: "Households that left for any other reason, also within the cooling-off period.",
    excludes:
      "Moves out of the area and bereavements. The two regions without another provider are counted and listed apart.",
    sourceSystem:
      "Brightwave customer base, cessation reasons moved house and bereavement left out",
    evidence: "Leavers by reason and region.",
    bounds: lower("2.0", "3.5"),
    forWhom: ["end-customer"],
    reporter: "brightwave",
    accepting: null,
    retainedOwner: "brightwave",
  },
  {
    code: "E10",
    name: "Satisfaction, top two answers",
    purpose: "What households say of being connected, asked 14 days after the line went live.",
    numerator: "Answers 4 or 5 to the question how satisfied the household is with being connected",
    denominator: "Answers received in the month",
    includes: "Every household connected 14 days before, whichever organisation served it.",
    excludes: "Answers after the 30th day, and households that asked not to be surveyed.",
    sourceSystem: "Independent survey by text message, every connected household asked once",
    evidence: "Question as asked, messages sent and answers received; never a single answer.",
    bounds: higher("80", "70"),
    forWhom: ["end-customer"],
    reporter: "brightwave",
    accepting: null,
    retainedOwner: "brightwave",
  },
];
