import { proof } from "@/db/testing/proof";
import { baseUrl } from "../environment";
import { expect } from "../fixtures";
import { send, type Answer, type RawRequest } from "../raw-request";
import { addressOf } from "./addresses";
import { inParallel } from "./in-parallel";
import { leavingPayloads } from "./leaving-payloads";
import { routes } from "./matrix";
import { aWorld } from "./world";

const { origin } = new URL(baseUrl);
const parameters = ["next", "callbackUrl", "returnTo", "redirect", "url", "period", "as"];

/**
 * Asks for every address with what would lead elsewhere, in its parameters and as its path: nobody is sent off the site.
 *
 * @param tried each address with every payload, or with a third of them, each payload at a third of the addresses
 * @param floor the attempts that are promised
 */
export async function nobodyIsSentElsewhere({
  tried,
  floor,
}: {
  readonly tried: "everything" | "a third";
  readonly floor: number;
}): Promise<void> {
  const count = proof("T19 redirects, addresses", { floor });
  const world = await aWorld();
  const cookie = await world.cookieOf("manager");
  const signing = ["signin", "signout", "error", "verify-request", "callback/credentials"];
  const paths = [
    ...routes.filter((row) => row.answers !== 500).map((row) => addressOf(row, world.told("ours"))),
    ...signing.map((name) => `/api/auth/${name}`),
  ];
  const query = (payload: string) =>
    parameters.map((name) => `${name}=${encodeURIComponent(payload)}`).join("&");
  const asked = leavingPayloads.flatMap((payload, turn) => [
    ...paths
      .filter((_path, place) => tried === "everything" || place % 3 === turn % 3)
      .map((path) => ({ path: `${path}?${query(payload)}` })),
    ...paths.slice(0, 3).map((path) => ({ path: `${path}?${query(payload)}`, headers: cookie })),
    ...asPaths(payload).map((path) => ({ path })),
  ]);
  const wrong = await inParallel(asked, async (request) => {
    const answer = await send(request);
    count.denied();
    return leadsElsewhere(answer).map((where) => `${JSON.stringify(request)}: ${where}`);
  });
  expect(wrong.flat()).toEqual([]);
  const { headers } = await send({ path: "/networks" });
  expect(headers.location, "redirects within the site are seen").toBe("/sign-in?next=%2Fnetworks");
  count.allowed();
  count.conclude();
}

/** A payload as the path itself, as far as a request line can carry it. */
function asPaths(payload: string): readonly RawRequest["path"][] {
  const path = payload.replaceAll(/[^\x21-\x7e]/g, (odd) => encodeURIComponent(odd));
  const rooted = path.startsWith("/") ? path : `/${path}`;
  return [rooted, `${rooted}/`, `/networks/..${rooted}/`];
}

/** Where an answer leads that isn't this site: by redirect, refresh, cookie or the start of its page. */
export function leadsElsewhere({ status, headers, body }: Answer): readonly string[] {
  const refresh = /;\s*url=(.*)/i.exec(String(headers["refresh"]))?.[1];
  const inPage = /http-equiv="refresh"[^>]*url=([^"]*)"/i.exec(body)?.[1];
  const kept = (headers["set-cookie"] ?? []).map((each) =>
    decodeURIComponent(/\.callback=([^;]*)/.exec(each)?.[1] ?? "/"),
  );
  const targets = [headers.location, refresh, inPage, ...kept].filter((one) => one !== undefined);
  return [...targets.filter(isElsewhere), ...(status >= 500 ? [`status ${status}`] : [])];
}

function isElsewhere(target: string): boolean {
  // As a browser reads it: relative to the page, with what it takes for slashes.
  return !URL.canParse(target, origin) || new URL(target, origin).origin !== origin;
}
