import { period } from "@/lib/periods/period";
import { higher, metricPlan } from "./metric-plan";
import type { MetricPlan, MetricRow } from "./metric-plan";

const everyone = ["clearvoice", "northgate", "swift"];

const customerRows: readonly MetricRow[] = [
  {
    code: "E1",
    name: "Seen in time and settled (measured)",
    purpose:
      "Whether a patient who called with an urgent need was seen in time and had no need to call again.",
    numerator: "Urgent cases triaged right, fetched and seen in time, and not back within 72 hours",
    denominator: "Urgent cases of patients who needed a visit in the month",
    sourceSystem: "Northgate clinic record, matched by case number with ClearVoice and Swift",
    bounds: higher("88", "80"),
    forWhom: ["end-customer"],
    reporter: "northgate",
    accepting: null,
    retainedOwner: "northgate",
    owners: everyone,
    parties: everyone,
    visibility: "network",
  },
  {
    code: "E2",
    name: "Composed yield",
    purpose:
      "What the three stages' own figures add up to for a patient, beside the measured outcome.",
    numerator:
      "Cases that would pass all three stages if failures fell independently: cases times the product of the stages' yields",
    denominator: "Urgent cases of patients who needed a visit in the month",
    sourceSystem: "Computed by Throughline from the figures of the three stages",
    bounds: higher("88", "80"),
    forWhom: ["end-customer"],
    reporter: "northgate",
    accepting: null,
    owners: everyone,
    parties: everyone,
    visibility: "network",
    series: [],
  },
];

const stageRows: readonly MetricRow[] = [
  {
    code: "T1",
    name: "Triaged right at the first call",
    purpose: "A case sent to the wrong place costs the patient hours and the clinic a bed.",
    numerator: "Cases whose urgency and destination the clinic confirmed on arrival",
    denominator: "Urgent cases of patients who needed a visit in the month",
    sourceSystem: "ClearVoice triage protocol, compared with Northgate's assessment",
    bounds: higher("97", "95"),
    forWhom: ["end-customer", "partners-direct-customer"],
    reporter: "clearvoice",
    accepting: "northgate",
    parties: everyone,
    visibility: "network",
  },
  {
    code: "T2",
    name: "Urgent calls answered within 60 seconds",
    purpose:
      "A patient or a parent who waits longer hangs up and drives to the emergency department.",
    numerator: "Urgent calls answered by a nurse or trained agent within 60 seconds",
    denominator: "Calls to the urgent line in the month",
    sourceSystem: "ClearVoice telephony, urgent queue log",
    bounds: higher("95", "90"),
    forWhom: ["end-customer"],
    reporter: "clearvoice",
    accepting: "northgate",
    parties: ["clearvoice", "northgate"],
  },
  {
    code: "V1",
    name: "Fetched within the agreed time",
    purpose: "Every quarter of an hour at the kerb is taken from the clinic's slot.",
    numerator: "Cases fetched within the time that the triage category allows",
    denominator: "Urgent cases of patients who needed a visit in the month",
    sourceSystem: "Swift dispatch, times of request and pick-up from the vehicle",
    bounds: higher("96", "93"),
    forWhom: ["end-customer", "partners-direct-customer"],
    reporter: "swift",
    accepting: "clearvoice",
    parties: everyone,
    visibility: "network",
  },
  {
    code: "V2",
    name: "Vehicle clean and equipped",
    purpose: "A crew that has to turn back for oxygen or a chair is late for two patients.",
    numerator: "Shifts started with the whole checklist signed",
    denominator: "Vehicle shifts in the month",
    sourceSystem: "Swift depot checklist, read by Northgate's duty lead",
    bounds: higher("96", "92"),
    forWhom: ["partners-direct-customer"],
    reporter: "swift",
    accepting: "northgate",
    parties: ["northgate", "swift"],
  },
  {
    code: "G1",
    name: "Seen within 30 minutes of arrival",
    purpose:
      "The patient came because it could not wait; the driver waits too until the patient is taken over.",
    numerator: "Cases seen by a clinician within 30 minutes of arrival",
    denominator: "Urgent cases of patients who needed a visit in the month",
    sourceSystem: "Northgate clinic record, times of arrival and first contact",
    bounds: higher("96", "93"),
    forWhom: ["end-customer"],
    reporter: "northgate",
    accepting: "swift",
    parties: everyone,
    visibility: "network",
  },
  {
    code: "G2",
    name: "Outcome sent back within 24 hours",
    purpose: "Without the outcome the call centre cannot answer a patient who calls again.",
    numerator: "Cases whose outcome reached the call centre within 24 hours of leaving the clinic",
    denominator: "Cases seen in the month",
    sourceSystem: "Northgate discharge letters, receipts at ClearVoice",
    bounds: higher("95", "90"),
    forWhom: ["partners-direct-customer"],
    reporter: "northgate",
    accepting: "clearvoice",
    parties: ["clearvoice", "northgate"],
  },
];

const inForceFrom = period("2024-01");

/** The eight metrics of County Urgent Care, its outcome first. */
export const countyMetrics: readonly MetricPlan[] = [
  ...customerRows.map((row) => metricPlan(row, "customer", inForceFrom)),
  ...stageRows.map((row) => metricPlan(row, "stage", inForceFrom)),
];
