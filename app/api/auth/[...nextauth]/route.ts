import NextAuth from "next-auth";
import { authOptions, tooManyAttempts, unavailable } from "@/app/auth-options";
import { problemDetails } from "@/app/problem-details";

type Context = { params: Promise<{ nextauth: string[] }> };

async function answer(request: Request, context: Context): Promise<Response> {
  const response: Response = refusal(request) ?? (await NextAuth(authOptions())(request, context));
  if (!response.headers.has("cache-control")) {
    response.headers.set("cache-control", "private, no-store");
  }
  return response;
}

/** What next-auth would answer 500 to, although the client is at fault; null for anything else. */
function refusal({ method, url }: Request): Response | null {
  const { pathname, searchParams } = new URL(url);
  if (method !== "POST" && pathname.includes("/callback/")) {
    return problemDetails(405, "Signing in is posted", { headers: { allow: "POST" } });
  }
  const wanted = searchParams.getAll("callbackUrl");
  return wanted.every(isAddress) ? null : problemDetails(400, "callbackUrl is no address");
}

function isAddress(wanted: string): boolean {
  return wanted.startsWith("/")
    ? URL.canParse(wanted, "http://localhost")
    : /^https?:/i.test(wanted) && URL.canParse(wanted);
}

export { answer as GET };

/** As next-auth answers, but that too many failures, and failures of ours, are told by their status too. */
export async function POST(request: Request, context: Context): Promise<Response> {
  const response = await answer(request, context);
  const body = await response.text();
  const headers = new Headers(response.headers);
  if (body.includes(tooManyAttempts)) {
    headers.set("retry-after", "900");
    return new Response(body, { status: 429, headers });
  }
  const status = body.includes(unavailable) ? 503 : response.status;
  return new Response(body, { status, headers });
}
