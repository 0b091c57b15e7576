/** What the database said when it refused this work; an error when it did not refuse. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  const refused = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(refused instanceof Error)) throw new Error("it was not refused");
  // Within a door Drizzle's own message is the query, and what Postgres said is the cause; outside there is no cause.
  return refused.cause instanceof Error ? refused.cause.message : refused.message;
}
