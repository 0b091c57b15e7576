/** A request that another site makes a browser send, or that is dressed up as if it didn't come from there. */
export type ForeignSender = {
  readonly why: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** Ways in which a request comes from elsewhere, for an app that answers at this address. */
export function foreignSenders({ hostname, port, host }: URL): readonly ForeignSender[] {
  const evil = "https://evil.example";
  return [
    { why: "another site", headers: { origin: evil } },
    { why: "a sandboxed page", headers: { origin: "null" } },
    { why: "a sibling host", headers: { origin: `http://evil.${host}` } },
    { why: "another port", headers: { origin: `http://${hostname}:1` } },
    { why: "another scheme", headers: { origin: `https://${hostname}:${Number(port) + 1}` } },
    { why: "our host as a prefix", headers: { origin: `http://${hostname}.evil.example:${port}` } },
    { why: "our host as a name", headers: { origin: `http://${host}@evil.example` } },
    { why: "an origin that is none", headers: { origin: hostname } },
    { why: "an empty origin", headers: { origin: "" } },
    { why: "no origin, but cross-site", headers: { "sec-fetch-site": "cross-site" } },
    { why: "no origin, but same-site", headers: { "sec-fetch-site": "same-site" } },
    { why: "no origin, but typed or bookmarked", headers: { "sec-fetch-site": "none" } },
    {
      why: "a forged forwarded host",
      headers: { origin: evil, "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
    },
    { why: "a forged Forwarded", headers: { origin: evil, forwarded: "host=evil.example" } },
    { why: "a forged host", headers: { origin: evil, "x-forwarded-host": host, host } },
    {
      why: "our own hand-over",
      headers: { origin: evil, "x-action-forwarded": "1", "sec-fetch-site": "same-origin" },
    },
    {
      why: "a form of the simplest type",
      headers: { origin: evil, "content-type": "text/plain" },
    },
    {
      why: "another method",
      headers: { origin: evil, "x-http-method-override": "GET", "x-method-override": "GET" },
    },
  ];
}
