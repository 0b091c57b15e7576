import { describe, expect, test } from "vitest";
import type { Known } from "./known";
import { readNetworkFile } from "./read";
import { sampleFile, sampleHash, withChanges } from "./sample-file";

const nothing: Known = { organisations: [], networks: [] };

function problemsOf(changes: Readonly<Record<string, unknown>>, known = nothing) {
  const read = readNetworkFile(withChanges(sampleFile(), changes), { known, hash: sampleHash });
  return "problems" in read ? read.problems : [];
}

function placesOf(changes: Readonly<Record<string, unknown>>, known = nothing) {
  return problemsOf(changes, known).map(({ place }) => place);
}

test("a file without a mistake is read with its defaults", () => {
  const file = sampleFile();
  expect(readNetworkFile(file, { known: nothing, hash: sampleHash })).toEqual({ file });
});

const [version, figure] = ["/networks/0/metrics/0/versions/1", "/networks/0/figures/0"];

describe("a mistake of shape is found at its place", () => {
  test.each([
    { place: "/throughline", value: 2 },
    { place: "/organisations/1/people/0/email", value: "nobody" },
    { place: "/organisations/1/slug", value: "Not A Slug" },
    { place: "/networks/0/currency", value: "eur" },
    { place: "/networks/0/members/1", value: "NOBODY" },
    { place: "/networks/0/assignments/0/roles/0", value: "boss" },
    { place: "/networks/0/relationships/0/between/1", value: 7 },
    { place: "/networks/0/relationships/0/level", value: "friends" },
    { place: "/networks/0/periods/1/due", value: "2025-12-32" },
    { place: `${version}/kind`, value: "percentage" },
    { place: `${version}/forWhom/0`, value: "everyone" },
    { place: `${version}/parties/0`, value: "" },
    { place: `${version}/agreements/0/hash`, value: "abc" },
    { place: "/networks/0/metrics/0/bands/0/bounds/target", value: 95 },
    { place: `${figure}/numerator`, value: 9.5 },
    { place: `${figure}/numerator`, value: 2 ** 53 },
    { place: `${figure}/numerator`, value: "9" },
    { place: `${figure}/period`, value: "2025-13" },
    { place: `${figure}/at`, value: "yesterday" },
    { place: figure, value: null },
    { place: "/networks/0/figures", value: {} },
    { place: "/networks", value: null },
  ])("$place as $value", ({ place, value }) => {
    expect(placesOf({ [place]: value })).toEqual([place]);
  });

  test("a field that is missing, and one that nobody knows", () => {
    const place = `${version}/purpose`;
    expect(placesOf({ [place]: undefined, [`${version}/porpoise`]: "To know." })).toEqual([
      place,
      `${version}/porpoise`,
    ]);
  });

  test.each([
    { text: "half \ud83d of a character", why: "half a character has no place in UTF-8" },
    { text: "a NUL \u0000 inside", why: "Postgres doesn't store it" },
  ])("a text with $text: $why", ({ text }) => {
    const places = [
      "/organisations/0/name",
      "/networks/0/chain/promise",
      `${version}/purpose`,
      "/networks/0/metrics/0/series/0/subject",
    ];
    for (const place of places) expect(placesOf({ [place]: text })).toEqual([place]);
  });
});

describe("a mistake of shape doesn't hide the others", () => {
  const reference = { "/networks/0/relationships/0/between/1": "stranger" };
  const parts = { [`${figure}/numerator`]: 11 };
  const others = ["/networks/0/relationships/0/between/1", figure];

  test.each([
    { place: `${version}/kind`, value: "percentage", why: "in one of two versions" },
    {
      place: "/networks/0/metrics/2/versions/0/kind",
      value: "percentage",
      why: "in the only version",
    },
    { place: "/networks/0/metrics/1/code", value: "amount", why: "in a metric" },
    {
      place: "/networks/0/metrics/0/versions/1/forWhom/0",
      value: "everyone",
      why: "in a part of a text",
    },
    { place: "/networks/0/assignments/3/roles/0", value: "boss", why: "in the only role" },
    { place: "/networks/0/figures/3/at", value: "yesterday", why: "in another figure" },
    { place: "/networks/0/chain/stages/0/name", value: "", why: "in the only stage" },
    { place: "/organisations/1/timeZone", value: 1, why: "in an organisation" },
    { place: "/organisations/1/people/0/email", value: "x", why: "in a person" },
  ])("$why", ({ place, value }) => {
    expect(placesOf({ [place]: value, ...reference, ...parts }).toSorted()).toEqual(
      [place, ...others].toSorted(),
    );
  });

  test("nor is somebody missed who may have been that signatory", () => {
    const stranger = { [`${figure}/email`]: "once@carrier.example" };
    expect(placesOf(stranger)).toEqual([`${figure}/email`]);
    const signatories = [{ organisation: "carrier", email: "once at carrier" }];
    expect(placesOf({ ...stranger, "/networks/0/signatories": signatories })).toEqual([
      "/networks/0/signatories/0/email",
    ]);
  });

  test("and places are those of the file as it was, not of what is left of it", () => {
    const places = placesOf({
      "/networks/0/figures/0/at": "yesterday",
      "/networks/0/figures/2/sum": undefined,
    });
    expect(places).toEqual(["/networks/0/figures/0/at", "/networks/0/figures/2"]);
  });
});

describe("what is known already", () => {
  const carrier = {
    slug: "carrier",
    name: "The carrier",
    timeZone: "Europe/London",
    parent: null,
    emails: ["manager@carrier.example", "viewer@carrier.example"],
    formerEmails: [],
  };

  test("may be referred to without being listed", () => {
    const known = { organisations: [carrier], networks: ["other"] };
    expect(placesOf({ "/organisations/1": undefined, "/organisations/length": 1 }, known)).toEqual(
      [],
    );
    expect(placesOf({ "/organisations/1": undefined, "/organisations/length": 1 })).toContain(
      "/networks/0/members/1",
    );
  });

  test("stays as it is: another name or time zone is a problem, and so is a network's second file", () => {
    const known = {
      organisations: [{ ...carrier, name: "Another name" }],
      networks: ["parcels"],
    };
    expect(problemsOf({}, known)).toEqual([
      {
        place: "/organisations/1",
        says: '"carrier" exists as "Another name" (Europe/London): a file doesn\'t change it',
      },
      { place: "/networks/0/slug", says: 'network "parcels" exists already' },
    ]);
  });
});
