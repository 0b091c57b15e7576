/** An answer that says what was wrong, for programs: a problem detail, RFC 9457. Nothing keeps it. */
export function problemDetails(
  status: number,
  title: string,
  {
    detail,
    headers = {},
    more = {},
  }: {
    readonly detail?: string;
    readonly headers?: Readonly<Record<string, string>>;
    /** Members of this problem's own. */
    readonly more?: Readonly<Record<string, unknown>>;
  } = {},
): Response {
  return Response.json(
    { type: "about:blank", status, title, ...(detail === undefined ? {} : { detail }), ...more },
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
