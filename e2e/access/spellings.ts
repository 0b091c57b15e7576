import type { RawRequest } from "../raw-request";

/** What is asked of a page in another way than by its address. */
export type Spelling = Omit<RawRequest, "body">;

const headers: readonly Readonly<Record<string, string>>[] = [
  { rsc: "1" },
  { rsc: "1", "next-router-prefetch": "1" },
  { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  { rsc: "1", "next-router-segment-prefetch": "/_full" },
  { "x-middleware-subrequest": "proxy" },
  { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
  { "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" },
  { "x-middleware-subrequest": "src/middleware" },
  { "x-middleware-subrequest": "pages/_middleware" },
  { "x-nextjs-data": "1" },
  { "x-action-forwarded": "1", "throughline-acting": "brand" },
  { "x-http-method-override": "GET" },
  { "x-forwarded-for": "127.0.0.1", "x-real-ip": "127.0.0.1", forwarded: "for=127.0.0.1" },
  { authorization: "Bearer throughline" },
  { purpose: "prefetch" },
  { cookie: "throughline.session=x; next-auth.session-token=x; __Host-throughline.session=x" },
];

/** Headers in which proxies and frameworks name the page that was meant. */
const naming = [
  "x-matched-path",
  "x-invoke-path",
  "x-original-url",
  "x-rewrite-url",
  "x-now-route-matches",
];

/**
 * The ways round a check that frameworks were caught with, for a page of a network.
 *
 * @param address its path, which begins with a folder, and its query, which stays as it is: "/networks/harbour?period=2025-12"
 * @param build the build's id
 */
export function spellings(
  address: string,
  {
    build,
    host,
    origin,
  }: { readonly build: string; readonly host: string; readonly origin: string },
): readonly Spelling[] {
  const [page = "", query = ""] = address.split("?");
  const asked = (path: string) =>
    query === "" ? path : `${path}${path.includes("?") ? "&" : "?"}${query}`;
  const [, folder = "", inner = ""] = /^\/([^/]*)(.*)$/.exec(page) ?? [];
  const [first = ""] = folder;
  const percent = `%${first.charCodeAt(0).toString(16)}`;
  const paths = [
    `/${page}`,
    `/.${page}`,
    `/x/..${page}`,
    `/%2e${page}`,
    `/${folder}/%2e${inner}`,
    `/${folder}/${inner}`,
    `/${folder}/.${inner}`,
    `/${percent}${folder.slice(1)}${inner}`,
    `/%25${percent.slice(1)}${folder.slice(1)}${inner}`,
    page.replaceAll("-", "%2D"),
    page.replace(/\/(?=[^/]*$)/, "%2f"),
    page.replace(/\/(?=[^/]*$)/, "\\"),
    page.toUpperCase(),
    `${page}/`,
    `${page}.`,
    `${page}%20`,
    `${page}%00`,
    `${page}.rsc`,
    `${page}.html`,
    `${page}.json`,
    `${page}.txt`,
    `${page}.segments/_tree.segment.rsc`,
    `${page}.segments/_full.segment.rsc`,
    `${page}?_rsc=1`,
    `${page}?__nextLocale=en`,
    `${page}?nxtPnetwork=harbour-broadband&nxtPcode=E1`,
    `${page}?as=brand`,
    `/_next/data/${build}${page}.json`,
    `/_next/static/../..${page}`,
    `/sign-in/..${page}`,
    `/sign-in%2f..%2f${page.slice(1)}`,
    `/sign-in;${page}`,
    `/healthz${page}`,
    `http://${host}${page}`,
  ];
  return [
    ...paths.map((path) => ({ path: asked(path) })),
    ...headers.map((with_) => ({ path: address, headers: with_ })),
    ...headers.map((with_) => ({ path: asked(`${page}?_rsc`), headers: { rsc: "1", ...with_ } })),
    ...[address, "/", "/sign-in"].flatMap((path) =>
      naming.map((name) => ({ path, headers: { [name]: page } })),
    ),
    { path: address, method: "HEAD" },
    { path: address, method: "POST", headers: { origin } },
  ];
}
