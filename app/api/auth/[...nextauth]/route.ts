import NextAuth from "next-auth";
import { authOptions, tooManyAttempts, unavailable } from "@/app/auth-options";

type Context = { params: Promise<{ nextauth: string[] }> };

function answer(request: Request, context: Context): Promise<Response> {
  return NextAuth(authOptions())(request, context);
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
