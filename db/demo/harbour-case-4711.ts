import { address } from "./organisations";
import type { DemoCase, DemoEntry } from "./case-plan";

/** Who enters something in the ledger, and when, in UTC. */
function by(organisation: string, at: string): Pick<DemoEntry, "organisation" | "email" | "at"> {
  return { organisation, email: address("goto", organisation), at };
}

/** Five promises in nine days by five people, handed on four times; one appointment message was sent, and nobody kept anything. */
export const case4711: DemoCase = {
  reference: "4711",
  entries: [
    { ...by("clearvoice", "2025-06-03T09:12:00Z"), kind: "open" },
    {
      ...by("clearvoice", "2025-06-03T09:14:00Z"),
      kind: "promise",
      role: "call centre agent",
      hand: "C14",
      says: "A call back today with the new connection date.",
      due: "2025-06-03T23:00:00Z",
    },
    { ...by("clearvoice", "2025-06-04T08:05:00Z"), kind: "offer", to: "orderpoint", handed: [1] },
    { ...by("orderpoint", "2025-06-04T10:40:00Z"), kind: "acknowledge" },
    {
      ...by("orderpoint", "2025-06-04T10:52:00Z"),
      kind: "promise",
      role: "order clerk",
      hand: "O3",
      says: "The order is entered again and the date confirmed by Thursday.",
      due: "2025-06-05T23:00:00Z",
    },
    { ...by("orderpoint", "2025-06-06T08:30:00Z"), kind: "offer", to: "fieldworks", handed: [2] },
    { ...by("fieldworks", "2025-06-06T11:15:00Z"), kind: "acknowledge" },
    {
      ...by("fieldworks", "2025-06-06T11:20:00Z"),
      kind: "promise",
      role: "scheduler",
      hand: "F22",
      says: "An engineer comes on Saturday between 08:00 and 12:00.",
      due: "2025-06-07T23:00:00Z",
    },
    {
      ...by("fieldworks", "2025-06-06T15:00:00Z"),
      kind: "message",
      promise: 3,
      says: "Appointment message: Saturday between 08:00 and 12:00.",
    },
    { ...by("fieldworks", "2025-06-09T08:10:00Z"), kind: "offer", to: "meridian", handed: [3] },
    { ...by("meridian", "2025-06-09T13:45:00Z"), kind: "acknowledge" },
    {
      ...by("meridian", "2025-06-09T13:58:00Z"),
      kind: "promise",
      role: "line technician",
      hand: "N8",
      says: "The line is tested and switched on by Tuesday evening.",
      due: "2025-06-10T23:00:00Z",
    },
    { ...by("meridian", "2025-06-11T09:00:00Z"), kind: "offer", to: "clearvoice", handed: [4] },
    { ...by("clearvoice", "2025-06-11T12:30:00Z"), kind: "acknowledge" },
    {
      ...by("clearvoice", "2025-06-11T12:40:00Z"),
      kind: "promise",
      role: "team lead",
      hand: "C31",
      says: "A call within the hour about what happens next.",
      due: "2025-06-11T13:40:00Z",
    },
    { ...by("clearvoice", "2025-06-13T10:00:00Z"), kind: "close" },
  ],
};
