import type { NetworkFileInput } from "@/lib/network-file/network-file";
import { stormCondition } from "./harbour-flex";
import { partiesOfCondition } from "./harbour-parties";
import { address } from "./organisations";

type Network = NonNullable<NetworkFileInput["networks"]>[number];
type Condition = NonNullable<Network["conditions"]>[number];

/** The storm of December 2024 to February 2025: declared by Meridian, confirmed a day later by two of those whom it concerns. */
export const harbourStorm: Condition = {
  condition: stormCondition,
  first: "2024-12",
  last: "2025-02",
  reason:
    "Gales and floods of 7 December brought lines down in three regions; restoring all of them will take until the end of February.",
  organisation: "meridian",
  email: address("manager", "meridian"),
  at: "2024-12-09T08:40:00Z",
  parties: partiesOfCondition(stormCondition).toSorted(),
  confirmations: [
    {
      organisation: "brightwave",
      email: address("manager", "brightwave"),
      at: "2024-12-10T09:15:00Z",
    },
    {
      organisation: "clearvoice",
      email: address("manager", "clearvoice"),
      at: "2024-12-10T10:05:00Z",
    },
  ],
};
