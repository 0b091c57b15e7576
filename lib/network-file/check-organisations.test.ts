import { expect, test } from "vitest";
import { checkOrganisations } from "./check-organisations";
import { networkFile } from "./network-file";
import { sampleFile, withChanges } from "./sample-file";
import type { Known } from "./known";

const carrier = {
  slug: "carrier",
  name: "The carrier",
  timeZone: "Europe/London",
  parent: null,
  emails: [],
  formerEmails: [],
};
const nothing: Known = { organisations: [], networks: [] };

function placesOf(changes: Readonly<Record<string, unknown>>, known = nothing) {
  const file = networkFile.parse(withChanges(sampleFile(), changes));
  return checkOrganisations(file, known).map(({ place }) => place);
}

test("finds nothing in a file without a mistake", () => {
  expect(placesOf({})).toEqual([]);
});

const unit = {
  slug: "night-shift",
  name: "Night shift",
  timeZone: "Asia/Kolkata",
  parent: "carrier",
};

test.each([
  {
    change: {
      "/organisations/1/people/0/joined": "2025-11-01T00:00:00Z",
      "/organisations/1/people/0/left": "2025-10-01T00:00:00Z",
    },
    place: "/organisations/1/people/0/left",
    why: "nobody leaves before joining",
  },
  {
    change: { "/organisations/1/slug": "shop" },
    place: "/organisations/1/slug",
    why: "a slug stands for one",
  },
  {
    change: { "/organisations/1/timeZone": "Middle-earth" },
    place: "/organisations/1/timeZone",
    why: "clocks have a place on Earth",
  },
  {
    change: { "/organisations/1/parent": "stranger" },
    place: "/organisations/1/parent",
    why: "a parent is listed or known",
  },
  {
    change: { "/organisations/1/parent": "carrier" },
    place: "/organisations/1/parent",
    why: "nobody is their own",
  },
  {
    change: { "/organisations/1/people/1/email": "Manager@carrier.example" },
    place: "/organisations/1/people/1/email",
    why: "a person is listed once, in whatever case",
  },
  {
    change: {
      "/organisations/2": unit,
      "/organisations/3": { ...unit, slug: "night-crew", parent: "night-shift" },
    },
    place: "/organisations/3/parent",
    why: "units don't nest",
  },
])("$place: $why", ({ change, place }) => {
  expect(placesOf(change)).toEqual([place]);
});

test("a unit of a listed or known organisation is fine", () => {
  expect(placesOf({ "/organisations/2": unit })).toEqual([]);
  expect(placesOf({ "/organisations/1": unit }, { ...nothing, organisations: [carrier] })).toEqual(
    [],
  );
});

test("a unit of what the database knows as a unit is refused, listed in the file or not", () => {
  const known = { ...nothing, organisations: [{ ...carrier, parent: "shop" }] };
  expect(placesOf({ "/organisations/1": unit }, known)).toEqual(["/organisations/1/parent"]);
  expect(placesOf({ "/organisations/2": unit }, known)).toEqual(["/organisations/2/parent"]);
});

test.each([
  { known: carrier, places: [], why: "it is the same" },
  {
    known: { ...carrier, name: "Another" },
    places: ["/organisations/1"],
    why: "its name isn't changed",
  },
  {
    known: { ...carrier, timeZone: "UTC" },
    places: ["/organisations/1"],
    why: "nor its time zone",
  },
])("an organisation that is known: $why", ({ known, places }) => {
  expect(placesOf({}, { ...nothing, organisations: [known] })).toEqual(places);
});
