import { NextResponse, type NextRequest } from "next/server";
import { actingHeader } from "@/lib/access/acting";
import { isOwnOrigin } from "@/lib/access/own-origin";

const reading = new Set(["GET", "HEAD"]);

/** Every request passes here: foreign writes are refused, pages get a content security policy with a nonce of their own. */
export function proxy(request: NextRequest): NextResponse {
  if (!reading.has(request.method)) {
    if (request.method !== "POST") {
      return refusal(405, "Only GET, HEAD and POST are answered here", {
        allow: "GET, HEAD, POST",
      });
    }
    if (!isOwnOrigin(originFacts(request))) {
      return refusal(403, "This request comes from another site");
    }
    if (!request.nextUrl.pathname.startsWith("/api/") && !mayCallAction(request)) {
      return refusal(405, "A page is read; only its actions are posted to it", {
        allow: "GET, HEAD",
      });
    }
  }
  const policy = contentSecurityPolicy(crypto.randomUUID().replaceAll("-", ""));
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  // Whatever a client claims under this name is taken out: the address alone says for whom one acts.
  headers.delete(actingHeader);
  const acting = request.nextUrl.searchParams.get("as");
  if (acting !== null) headers.set(actingHeader, encodeURIComponent(acting));
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

/** Scripts call an action by a header, forms without scripts by a field. */
function mayCallAction({ headers }: NextRequest): boolean {
  return (
    headers.has("next-action") ||
    headers.get("content-type")?.startsWith("multipart/form-data") === true
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

/** A problem detail, RFC 9457. */
function refusal(
  status: number,
  title: string,
  headers: Readonly<Record<string, string>> = {},
): NextResponse {
  return NextResponse.json(
    { type: "about:blank", status, title },
    {
      status,
      headers: {
        "content-type": "application/problem+json",
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
        "cache-control": "no-store",
        ...headers,
      },
    },
  );
}
