import NextAuth from "next-auth";
import { authOptions, tooManyAttempts } from "@/app/auth-options";

type Context = { params: Promise<{ nextauth: string[] }> };

function answer(request: Request, context: Context): Promise<Response> {
  return NextAuth(authOptions())(request, context);
}

export { answer as GET };

/** As next-auth answers, but that too many failures are told by their status too. */
export async function POST(request: Request, context: Context): Promise<Response> {
  const response = await answer(request, context);
  const body = await response.text();
  const limited = body.includes(tooManyAttempts);
  const headers = new Headers(response.headers);
  if (limited) headers.set("retry-after", "900");
  return new Response(body, { status: limited ? 429 : response.status, headers });
}
