import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { countyUrgentCare, harbourBroadband } from "@/db/demo/networks";
import { sha256 } from "@/db/sha256";
import { readEmail } from "@/lib/access/email";
import { networkFile } from "./network-file";
import { sampleFile, withChanges } from "./sample-file";

const published: z.core.JSONSchema.JSONSchema = JSON.parse(
  readFileSync(new URL("../../docs/network-file.schema.json", import.meta.url), "utf8"),
);

test("the published schema is the one that files are read by", () => {
  const current = z.toJSONSchema(networkFile, { io: "input" });
  expect(published, "docs/network-file.schema.json is out of date").toEqual(current);
});

test.each([
  { email: "me@host.x1", why: "a digit at the end" },
  { email: "a!#$%&'*+/=?^_`{|}~-z@b.example", why: "whatever may stand before the @" },
  { email: "a..b@x-y.example", why: "dots side by side" },
])("an address that the app takes, a file takes: $email ($why)", ({ email }) => {
  expect(readEmail(email)).toBe(email);
  const file = withChanges(sampleFile(), { "/organisations/0/people/0/email": email });
  expect(networkFile.safeParse(file).error).toBeUndefined();
});

describe("by the published schema alone", () => {
  const schema = z.fromJSONSchema(published);

  test.each([
    { of: "the sample", file: sampleFile() },
    { of: "Harbour Broadband", file: harbourBroadband(sha256) },
    { of: "County Urgent Care", file: countyUrgentCare(sha256) },
  ])("$of is a network file", ({ file }) => {
    expect(schema.safeParse(JSON.parse(JSON.stringify(file))).error).toBeUndefined();
  });

  test.each([
    { place: "/throughline", value: 2 },
    { place: "/unknown", value: [] },
    { place: "/networks/0/figures/0/period", value: "2025-13" },
    { place: "/networks/0/figures/0/numerator", value: 1.5 },
    { place: "/networks/0/metrics/0/bands/0/bounds/target", value: 95 },
    { place: "/networks/0/metrics/0/versions/0/kind", value: "percentage" },
    { place: "/networks/0/slug", value: undefined },
  ])("$value at $place is not", ({ place, value }) => {
    expect(schema.safeParse(withChanges(sampleFile(), { [place]: value })).success).toBe(false);
  });
});
