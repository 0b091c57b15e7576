import { expect, test } from "vitest";
import type { Answer } from "../raw-request";
import { headerProblems, nonceOf, policyProblems } from "./safe-headers";

const nonce = "0123456789abcdef0123456789abcdef";
const policy = [
  "default-src 'self'",
  `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
  `style-src 'self' 'nonce-${nonce}'`,
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const safe: Answer = {
  status: 200,
  body: `<html><script nonce="${nonce}"></script></html>`,
  headers: {
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "content-security-policy": policy,
    "permissions-policy": "camera=()",
    "content-type": "text/html; charset=utf-8",
    "cache-control": "private, no-store",
  },
};

test("an answer with all its headers has no problem", () => {
  expect(headerProblems(safe, { kept: false })).toEqual([]);
  expect(policyProblems(safe)).toEqual([]);
  expect(nonceOf(safe)).toBe(nonce);
});

test.each(Object.keys(safe.headers))("an answer without %s has a problem", (name) => {
  const { [name]: _dropped, ...headers } = safe.headers;
  expect(headerProblems({ ...safe, headers }, { kept: false })).toHaveLength(1);
});

test.each([
  { name: "x-powered-by", value: "Next.js" },
  { name: "etag", value: '"1"' },
  { name: "content-type", value: "text/html" },
  { name: "cache-control", value: "public, max-age=3600" },
])("$name: $value is a problem", ({ name, value }) => {
  const headers = { ...safe.headers, [name]: value };
  expect(headerProblems({ ...safe, headers }, { kept: false })).toEqual([`${name}: ${value}`]);
});

test.each([
  { why: "inline scripts", from: "'strict-dynamic'", to: "'unsafe-inline'" },
  { why: "scripts from anywhere", from: "'strict-dynamic'", to: "https:" },
  { why: "objects", from: "object-src 'none'; ", to: "" },
  { why: "no nonce", from: `'nonce-${nonce}' 'strict`, to: "'strict" },
])("a policy that allows $why has a problem", ({ from, to }) => {
  const headers = { ...safe.headers, "content-security-policy": policy.replace(from, to) };
  expect(policyProblems({ ...safe, headers })).not.toEqual([]);
});

test("a script without the nonce and one in an attribute are problems", () => {
  expect(policyProblems({ ...safe, body: '<script src="x"></script>' })).toHaveLength(1);
  expect(policyProblems({ ...safe, body: '<p onclick="x()">' })).toHaveLength(1);
});
