/** Where a request comes from, and what the browser calls itself. */
export type Client = { readonly address: string; readonly device: string };

/**
 * Who sends a request, by its headers. The launcher puts the socket's address into one of them; what a client claims has
 * been taken out (db/commands/true-address.mjs).
 *
 * @param header gives a header's value by its name in lower case
 */
export function clientOf(header: (name: string) => unknown): Client {
  const forwarded = header("x-forwarded-for");
  const agent = header("user-agent");
  return {
    address: typeof forwarded === "string" ? (forwarded.split(",").at(-1)?.trim() ?? "") : "",
    device: typeof agent === "string" ? agent.replaceAll(/[^\x20-\x7e]/g, "").slice(0, 300) : "",
  };
}
