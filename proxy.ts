import { NextResponse, type NextRequest } from "next/server";
import { problemDetails } from "@/app/problem-details";
import { actingHeader } from "@/lib/access/acting";
import { isActionForm, isActionText } from "@/lib/access/action-body";
import { isOwnOrigin } from "@/lib/access/own-origin";

const reading = new Set(["GET", "HEAD"]);

/** What Next takes for an action; files come by routes of their own. */
const actionBytes = 1_000_000;

/** Every request passes here: foreign writes are refused, pages get a content security policy with a nonce of their own. */
export async function proxy(request: NextRequest): Promise<Response> {
  if (!reading.has(request.method)) {
    if (!mayWrite(request)) {
      return refusal(405, "Only GET, HEAD and POST are answered here", {
        allow: "GET, HEAD, POST",
      });
    }
    if (!isOwnOrigin(originFacts(request))) {
      return refusal(403, "This request comes from another site");
    }
    const forPages = !request.nextUrl.pathname.startsWith("/api/");
    const refused = forPages ? await actionRefusal(request) : null;
    if (refused !== null) return refused;
  }
  // Next's own page for when all else fails is no address: what it answers there depends on the build.
  if (request.nextUrl.pathname === "/_global-error") return refusal(404, "Nothing is here");
  const policy = contentSecurityPolicy(crypto.randomUUID().replaceAll("-", ""));
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  // Whatever a client claims under this name is taken out: the address alone says for whom one acts. Next drops the
  // address's query when it hands an action on to the page that owns it, and keeps the header.
  if (!headers.has("x-action-forwarded")) headers.delete(actingHeader);
  const acting = request.nextUrl.searchParams.get("as");
  if (acting !== null) headers.set(actingHeader, encodeURIComponent(acting));
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

/** Pages take posts; the routes for programs and for the sheet of figures take documents too. */
function mayWrite({ method, nextUrl }: NextRequest): boolean {
  return method === "POST" || (method === "PUT" && nextUrl.pathname.startsWith("/api/v1/"));
}

/**
 * Why a post outside the API can't be the call of an action, answered here: Next would take it apart first, and answer
 * 500 with a line in the log. Null where it can.
 */
async function actionRefusal(request: NextRequest): Promise<Response | null> {
  const { headers } = request;
  const type = headers.get("content-type")?.split(";")[0] ?? "";
  const action = headers.get("next-action");
  if (action === null && type !== "multipart/form-data") {
    return refusal(405, "A page is read; only its actions are posted to it", {
      allow: "GET, HEAD",
    });
  }
  if (Number(headers.get("content-length")) > actionBytes) {
    return refusal(413, `An action is sent ${actionBytes} bytes at most`);
  }
  if (action !== null && !/^[0-9a-f]{42}$/.test(action)) {
    return refusal(400, "No action has such an id");
  }
  const called = await isCall(request, { type, named: action !== null });
  return called ? null : refusal(400, "No page of this site sends this to an action");
}

async function isCall(
  request: NextRequest,
  { type, named }: { readonly type: string; readonly named: boolean },
): Promise<boolean> {
  return type === "multipart/form-data"
    ? isActionForm(await fieldsOf(request), { named })
    : type === "text/plain" && isActionText(await request.text());
}

async function fieldsOf(request: NextRequest): Promise<readonly (readonly [string, unknown])[]> {
  return request.formData().then(
    (form) => [...form],
    () => [],
  );
}

function originFacts({ headers }: NextRequest) {
  return {
    origin: headers.get("origin"),
    fetchSite: headers.get("sec-fetch-site"),
    host: headers.get("host"),
    publicUrl: process.env["NEXTAUTH_URL"] ?? null,
  };
}

function contentSecurityPolicy(nonce: string): string {
  const evaluation = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluation}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

function refusal(
  status: number,
  title: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const policy = "default-src 'none'; frame-ancestors 'none'";
  return problemDetails(status, title, {
    headers: { "content-security-policy": policy, ...headers },
  });
}
