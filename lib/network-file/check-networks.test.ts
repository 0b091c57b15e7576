import { expect, test } from "vitest";
import { checkNetworks } from "./check-networks";
import { networkFile } from "./network-file";
import { sampleFile, withChanges } from "./sample-file";
import type { Known } from "./known";

const nothing: Known = { organisations: [], networks: [] };

function findings(changes: Readonly<Record<string, unknown>>, known = nothing) {
  return checkNetworks(networkFile.parse(withChanges(sampleFile(), changes)), known);
}

test("finds nothing in a file without a mistake", () => {
  expect(findings({})).toEqual([]);
});

const network = "/networks/0";
const [earlier, later] = ["2025-10-01T00:00:00Z", "2025-11-01T00:00:00Z"];
test.each([
  {
    change: { "/networks/1": sampleFile().networks[0] },
    place: "/networks/1/slug",
    why: "a slug stands for one network",
  },
  {
    change: { [`${network}/timeZone`]: "Mars/Olympus" },
    place: `${network}/timeZone`,
    why: "clocks have a place on Earth",
  },
  {
    change: { [`${network}/members/2`]: "shop" },
    place: `${network}/members/2`,
    why: "a member is one once",
  },
  {
    change: { [`${network}/members/2`]: "stranger" },
    place: `${network}/members/2`,
    why: "a member is an organisation",
  },
  {
    change: { [`${network}/assignments/0/organisation`]: "stranger" },
    place: `${network}/assignments/0/organisation`,
    why: "one acts for a member",
  },
  {
    change: { [`${network}/assignments/0/email`]: "manager@carrier.example" },
    place: `${network}/assignments/0/email`,
    why: "and is one of its people",
  },
  {
    change: { [`${network}/assignments/1/email`]: "Manager@Shop.example" },
    place: `${network}/assignments/1`,
    why: "all roles stand in one assignment",
  },
  {
    change: { "/organisations/0/people/0/left": "2025-11-01T00:00:00Z" },
    place: `${network}/assignments/0/email`,
    why: "and hasn't left",
  },
  {
    change: { [`${network}/memberships/0`]: { organisation: "stranger", joined: earlier } },
    place: `${network}/memberships/0/organisation`,
    why: "who joined is a member",
  },
  {
    change: {
      [`${network}/memberships/0`]: { organisation: "shop", joined: later, left: earlier },
    },
    place: `${network}/memberships/0/left`,
    why: "nobody leaves before joining",
  },
  {
    change: {
      [`${network}/memberships/0`]: { organisation: "shop", joined: earlier },
      [`${network}/memberships/1`]: { organisation: "shop", joined: later },
    },
    place: `${network}/memberships/1`,
    why: "a member joined once",
  },
  {
    change: {
      [`${network}/signatories/0`]: { organisation: "stranger", email: "manager@shop.example" },
    },
    place: `${network}/signatories/0/organisation`,
    why: "one signed for a member",
  },
  {
    change: {
      [`${network}/signatories/0`]: { organisation: "shop", email: "manager@carrier.example" },
    },
    place: `${network}/signatories/0/email`,
    why: "and was one of its people",
  },
  {
    change: {
      [`${network}/signatories/0`]: { organisation: "shop", email: "manager@shop.example" },
      [`${network}/signatories/1`]: { organisation: "shop", email: "Manager@Shop.example" },
    },
    place: `${network}/signatories/1`,
    why: "a name is known once",
  },
  {
    change: { [`${network}/relationships/0/between/1`]: "shop" },
    place: `${network}/relationships/0/between`,
    why: "it takes two",
  },
  {
    change: { [`${network}/relationships/0/between/0`]: "stranger" },
    place: `${network}/relationships/0/between/0`,
    why: "both are members",
  },
  {
    change: {
      [`${network}/relationships/1`]: { between: ["carrier", "shop"], level: "commodity" },
    },
    place: `${network}/relationships/1`,
    why: "a pair has one level, whoever stands first",
  },
  {
    change: { [`${network}/periods/1/period`]: "2025-10" },
    place: `${network}/periods/1/period`,
    why: "a month is opened once",
  },
  {
    change: { [`${network}/periods/1/due`]: "2025-11-30" },
    place: `${network}/periods/1/due`,
    why: "figures aren't due before the month is over",
  },
  {
    change: { [`${network}/reference/last`]: "2025-09" },
    place: `${network}/reference/last`,
    why: "a window doesn't end before it begins",
  },
])("$place: $why", ({ change, place }) => {
  expect(findings(change).map((finding) => finding.place)).toEqual([place]);
});

test("a month's figures may be due on the first day after it", () => {
  expect(findings({ [`${network}/periods/1/due`]: "2025-12-01" })).toEqual([]);
});

test("whoever signed may have left", () => {
  const change = {
    [`${network}/assignments`]: [],
    [`${network}/signatories`]: [{ organisation: "shop", email: "viewer@shop.example" }],
    "/organisations/0/people/1/left": later,
  };
  expect(findings(change)).toEqual([]);
});

test("who is known to have left is assigned nothing, whatever the file says", () => {
  const shop = { slug: "shop", name: "The shop", timeZone: "Europe/London", parent: null };
  const former = { ...shop, emails: [], formerEmails: ["viewer@shop.example"] };
  expect(findings({}, { ...nothing, organisations: [former] })).toEqual([
    {
      place: `${network}/assignments/1/email`,
      says: 'viewer@shop.example has left "shop"',
    },
  ]);
});

test("a network that is known can't be loaded again", () => {
  const known = { ...nothing, networks: ["parcels"] };
  expect(findings({}, known).map(({ place }) => place)).toEqual([`${network}/slug`]);
});
