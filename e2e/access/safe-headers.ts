import type { Answer } from "../raw-request";

const always: Readonly<Record<string, RegExp>> = {
  "strict-transport-security": /^max-age=31536000; includeSubDomains$/,
  "x-content-type-options": /^nosniff$/,
  "referrer-policy": /^same-origin$/,
  "cross-origin-opener-policy": /^same-origin$/,
  "cross-origin-resource-policy": /^same-origin$/,
  "content-security-policy": /frame-ancestors 'none'/,
  "permissions-policy": /camera=\(\)/,
};

/** Which headers an answer lacks, or has and should not. `kept` says whether caches may keep it: only files that belong to nobody. */
export function headerProblems(
  { headers, body }: Answer,
  { kept }: { readonly kept: boolean },
): readonly string[] {
  const lacking = Object.entries(always)
    .filter(([name, pattern]) => !pattern.test(String(headers[name])))
    .map(([name]) => `${name}: ${String(headers[name])}`);
  const cache = String(headers["cache-control"]);
  const cached = kept || cache.includes("no-store") ? [] : [`cache-control: ${cache}`];
  const telling = ["x-powered-by", "server", ...(kept ? [] : ["etag"])]
    .filter((name) => headers[name] !== undefined)
    .map((name) => `${name}: ${String(headers[name])}`);
  return [...lacking, ...typeProblems(headers["content-type"], body), ...cached, ...telling];
}

/** What has a body says of what type it is; text also in which alphabet. */
function typeProblems(type: string | undefined, body: string): readonly string[] {
  if (type === undefined) return body === "" ? [] : ["no content-type"];
  const text = /^text\/(?:html|plain)/.test(type);
  return !text || /charset=utf-8/i.test(type) ? [] : [`content-type: ${type}`];
}

/** The directives of an answer's content security policy. */
function policyOf({ headers }: Answer): ReadonlyMap<string, string> {
  return new Map(
    String(headers["content-security-policy"])
      .split("; ")
      .map((directive) => {
        const [name = "", ...sources] = directive.split(" ");
        return [name, sources.join(" ")];
      }),
  );
}

/** What an answer's policy would let in: scripts or styles by anything but its nonce, or a directive left open. */
export function policyProblems(answer: Answer): readonly string[] {
  const policy = policyOf(answer);
  const scripts = policy.get("script-src") ?? "";
  const nonce = nonceOf(answer);
  const closed = {
    "default-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "connect-src": "'self'",
    "frame-ancestors": "'none'",
  };
  const tags = answer.body.match(/<script\b[^>]*>/g) ?? [];
  return [
    ...(nonce === "" ? ["no nonce"] : []),
    ...[scripts, policy.get("style-src") ?? "*"].filter((one) => /unsafe|https?:|\*/.test(one)),
    ...Object.entries(closed)
      .filter(([name, sources]) => policy.get(name) !== sources)
      .map(([name]) => `${name} ${policy.get(name) ?? "is missing"}`),
    ...tags.filter((tag) => !tag.includes(`nonce="${nonce}"`)),
    ...(answer.body.match(/ on(?:click|load|error)=|href="javascript:/g) ?? []),
  ];
}

/** The nonce of an answer's policy; empty where it has none. */
export function nonceOf(answer: Answer): string {
  return /'nonce-([^']{22,})'/.exec(policyOf(answer).get("script-src") ?? "")?.[1] ?? "";
}
