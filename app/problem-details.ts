/** An answer that says what was wrong, for programs: a problem detail, RFC 9457. Nothing keeps it. */
export function problemDetails(
  status: number,
  title: string,
  {
    detail,
    headers = {},
  }: { readonly detail?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Response {
  return Response.json(
    { type: "about:blank", status, title, ...(detail === undefined ? {} : { detail }) },
    {
      status,
      headers: {
        "content-type": "application/problem+json",
        "cache-control": "no-store",
        ...headers,
      },
    },
  );
}
