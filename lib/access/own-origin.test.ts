import { expect, test } from "vitest";
import { isOwnOrigin, type OriginFacts } from "./own-origin";

const local: OriginFacts = {
  origin: "http://localhost:3000",
  fetchSite: "same-origin",
  host: "localhost:3000",
  publicUrl: "http://localhost:3000",
};
const behindProxy: OriginFacts = {
  origin: "https://score.example",
  fetchSite: "same-origin",
  host: "10.0.0.7:3000",
  publicUrl: "https://score.example",
};

test.each<{ why: string; facts: OriginFacts; own: boolean }>([
  { why: "our own page", facts: local, own: true },
  {
    why: "our own page by another local name",
    facts: { ...local, origin: "http://127.0.0.1:3000", host: "127.0.0.1:3000" },
    own: true,
  },
  { why: "our own page behind a proxy", facts: behindProxy, own: true },
  {
    why: "another site",
    facts: { ...local, origin: "https://evil.example", fetchSite: "cross-site" },
    own: false,
  },
  { why: "a sandboxed frame", facts: { ...local, origin: "null" }, own: false },
  {
    why: "another port of this machine",
    facts: { ...local, origin: "http://localhost:4000" },
    own: false,
  },
  {
    why: "a sibling domain",
    facts: { ...behindProxy, origin: "https://evil.score.example" },
    own: false,
  },
  {
    why: "plain http where https is the address",
    facts: { ...behindProxy, origin: "http://score.example", host: "score.example" },
    own: false,
  },
  {
    why: "no Origin, cross-site",
    facts: { ...local, origin: null, fetchSite: "cross-site" },
    own: false,
  },
  {
    why: "no Origin, same site but another origin",
    facts: { ...local, origin: null, fetchSite: "same-site" },
    own: false,
  },
  { why: "no browser at all", facts: { ...local, origin: null, fetchSite: null }, own: true },
])("$why: $own", ({ facts, own }) => {
  expect(isOwnOrigin(facts)).toBe(own);
});
