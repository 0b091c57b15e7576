import type { Actor, Row } from "./actor";
import type { Attempt } from "./attempt";
import { administered, inNetwork, ofOrganisation } from "./conditions";
import type { Stock } from "./stock";

/** A function that gives rows past all policies: by which column they are told apart, and whose it is to see which. */
type Reading = {
  readonly key: string;
  readonly gives: (stock: Stock, actor: Actor) => readonly unknown[];
};

const people = "public.organisation_people";

/** The functions that answer people with rows, by name. A new one takes its place here. */
const readings: Readonly<Record<string, Reading>> = {
  // The people of one's own organisation; its admins see who left, too.
  "public.staff": {
    key: "person_id",
    gives: (stock, actor) =>
      stock
        .rows(people)
        .filter((row) => ofOrganisation(row, actor) && (isActive(row) || actor.isAdmin))
        .map((row) => row["person_id"]),
  },
  "public.organisation_networks": {
    key: "id",
    gives: (stock, actor) =>
      stock
        .rows("public.network_members")
        .filter((row) => administered(row, actor) && isActive(row))
        .map((row) => row["network_id"]),
  },
  // Whom one can go to in the networks in which one acts.
  "public.go_to_people": {
    key: "person_id",
    gives: (stock, actor) =>
      stock
        .rows("public.assignments")
        .filter(
          (row) =>
            inNetwork(row, actor) &&
            Array.isArray(row["roles"]) &&
            row["roles"].includes("go-to") &&
            isMember(stock, row),
        )
        .map((row) => row["person_id"]),
  },
  // What stages that aren't shared compose with the others: nobody here lacks three of them.
  "public.chain_aggregates": { key: "period", gives: () => [] },
  // Live sessions in which one's own people act for one's own organisation.
  "public.staff_sessions": {
    key: "id",
    gives: (stock, actor) =>
      stock
        .rows("public.sessions")
        .filter((row) => administered(row, actor) && isLive(row) && isStaff(stock, row))
        .map((row) => row["id"]),
  },
};

/** Those that are asked before anybody acts, or by jobs; their own tests say what they give to whom. */
const answeringOthers = [
  "public.begin_sign_in",
  "public.due_promise_reminders",
  "public.due_reminders",
  "public.enter",
  "public.promise_reminder",
  "public.reminder",
  "public.reset_request",
  "public.scan_input",
  "public.waiting_jobs",
  "public.waiting_ledgers",
  "public.waiting_periods",
];

/** Calls each of the functions; the name of each ends in brackets. */
export function calling(actor: Actor, stock: Stock): readonly (readonly [string, Attempt[]])[] {
  return Object.entries(readings).map(([name, { key, gives }]) => {
    const given = gives(stock, actor).map(String).toSorted();
    const attempt: Attempt = {
      says: "calls it",
      statement: `select coalesce(string_agg(t.${key}::text, ' ' order by t.${key}::text collate "C"), '') from ${name}() t`,
      due: actor.role === "worker" ? "no grant" : { reads: given.join(" ") },
    };
    return [`${name}()`, [attempt]];
  });
}

/** Those of the functions that nobody has said anything about. */
export function functionsWithoutRule(functions: readonly string[]): readonly string[] {
  return functions
    .filter((name) => readings[name] === undefined && !answeringOthers.includes(name))
    .map((name) => `${name}() gives rows past all policies and has no rule in db/testing/matrix`);
}

/** Of an organisation that hasn't left the network, by somebody who hasn't left the organisation. */
function isMember(stock: Stock, row: Row): boolean {
  const same = (other: Row, ...columns: readonly string[]) =>
    columns.every((column) => other[column] === row[column]);
  return (
    stock
      .rows("public.network_members")
      .some((one) => same(one, "network_id", "organisation_id") && isActive(one)) &&
    stock.rows(people).some((one) => same(one, "organisation_id", "person_id") && isActive(one))
  );
}

function isActive(row: Row): boolean {
  return row["left_at"] === null;
}

function isLive(row: Row): boolean {
  const twoHours = 2 * 3_600_000;
  return (
    row["ended_at"] === null &&
    Date.parse(String(row["expires_at"])) > Date.now() &&
    Date.parse(String(row["last_seen_at"])) > Date.now() - twoHours
  );
}

function isStaff(stock: Stock, session: Row): boolean {
  const { person_id, organisation_id } = session;
  return stock.find(people, { person_id, organisation_id, left_at: null }) !== null;
}
