import { expect, test } from "vitest";
import { slugOf } from "./slug";

test.each([
  { name: "Acme Logistics", slug: "acme-logistics-1a" },
  { name: "  Čapek & Söhne, GmbH ", slug: "capek-sohne-gmbh-1a" },
  { name: "株式会社", slug: "organisation-1a" },
  { name: "--", slug: "organisation-1a" },
  { name: "a".repeat(80), slug: `${"a".repeat(40)}-1a` },
  { name: `${"a".repeat(39)} b`, slug: `${"a".repeat(39)}-1a` },
])("$name: $slug", ({ name, slug }) => {
  expect(slugOf(name, "1a")).toBe(slug);
});
