import type { NetworkFileInput } from "@/lib/network-file/network-file";
import { clearvoice } from "./clearvoice";
import type { DemoOrganisation } from "./organisations";

type Network = NonNullable<NetworkFileInput["networks"]>[number];
type Level = NonNullable<Network["relationships"]>[number]["level"];

/** The seven members of Harbour Broadband, the brand first, then in the order of the chain. */
export const harbourMembers: readonly DemoOrganisation[] = [
  {
    slug: "brightwave",
    name: "Brightwave Retail",
    people: {
      manager: "Hannah Whitfield",
      board: "Marcus Adeyemi",
      executive: "Eleanor Hartley",
      goto: "Priya Nair",
      admin: "Tom Ashdown",
    },
  },
  {
    slug: "orderpoint",
    name: "OrderPoint",
    people: {
      manager: "Daniel Osei",
      board: "Ruth Carmichael",
      executive: "Simon Tanner",
      goto: "Aisha Rahman",
      admin: "Joe Pickering",
    },
  },
  {
    slug: "meridian",
    name: "Meridian Networks",
    people: {
      manager: "Fiona Macleod",
      board: "Gareth Pryce",
      executive: "Helen Stavros",
      goto: "Kwame Boateng",
      admin: "Lucy Denham",
    },
  },
  {
    slug: "kitpath",
    name: "KitPath Logistics",
    people: {
      manager: "Rob Ellison",
      board: "Magda Kowalska",
      executive: "Peter Lindqvist",
      goto: "Yasmin Farouk",
      admin: "Chris Holloway",
    },
  },
  {
    slug: "fieldworks",
    name: "FieldWorks",
    people: {
      manager: "Dave Brannigan",
      board: "Sunita Patel",
      executive: "Colin Mercer",
      goto: "Grace Okafor",
      admin: "Neil Sharples",
    },
  },
  clearvoice,
  {
    slug: "ledgerline",
    name: "Ledgerline",
    people: {
      manager: "Irene Kavanagh",
      board: "Martin Fenwick",
      executive: "Caroline Yeo",
      goto: "Omar Siddiqui",
      admin: "Philippa Drew",
    },
  },
];

/** The brand's two internal units: no people, members of nothing. */
export const harbourUnits = [
  {
    slug: "brightwave-sales",
    name: "Brightwave Sales",
    timeZone: "Europe/London",
    parent: "brightwave",
  },
  {
    slug: "brightwave-marketing",
    name: "Brightwave Marketing",
    timeZone: "Europe/London",
    parent: "brightwave",
  },
] as const;

/**
 * The pairs that work together, with the level that they declare and the metrics that their mutual
 * SLA uses, both sides' obligations together. Both sides are parties of those metrics.
 */
export const harbourPairs: readonly {
  readonly between: readonly [string, string];
  readonly level: Level;
  readonly metrics: readonly string[];
}[] = [
  {
    between: ["brightwave", "fieldworks"],
    level: "alliance",
    metrics: ["B2", "B3", "B4", "F1", "F2", "F4"],
  },
  { between: ["brightwave", "kitpath"], level: "commodity", metrics: ["B2", "K1"] },
  { between: ["brightwave", "clearvoice"], level: "alliance", metrics: ["B3", "B5", "C1", "C2"] },
  {
    between: ["brightwave", "ledgerline"],
    level: "preferred-provider",
    metrics: ["B6", "L1", "L2"],
  },
  { between: ["brightwave", "orderpoint"], level: "value-added", metrics: [] },
  { between: ["brightwave", "meridian"], level: "cooperation", metrics: [] },
  { between: ["orderpoint", "meridian"], level: "value-added", metrics: ["O1", "N1", "N3"] },
  { between: ["fieldworks", "kitpath"], level: "preferred-provider", metrics: ["F5", "K2", "K3"] },
  { between: ["clearvoice", "fieldworks"], level: "value-added", metrics: ["C4", "F2", "F4"] },
  { between: ["meridian", "fieldworks"], level: "value-added", metrics: ["N4", "F6"] },
];
