import type postgres from "postgres";
import { aViewer, type Person } from "../../testing";
import { asSuperuser } from "../superuser";

/** What came of a statement: what it gave, or the code of the error that refused it. */
type Came = { readonly gave: unknown } | { readonly refused: string };

/** One transaction in which people act one after the other, each as the door would let them in. */
export type Together = {
  /** What this person gets for one value asked of the database by the app. */
  readonly asked: (person: Person, statement: string) => Promise<Came>;
  /** What the worker gets for it while it works in a network, or for an organisation. */
  readonly worked: (scope: Scope, statement: string) => Promise<Came>;
  /** The database as its superuser sees it in this transaction. */
  readonly sql: postgres.TransactionSql;
};

/** What a job is for. */
type Scope = { readonly networkId?: string; readonly organisationId?: string };

const undo = new Error("undo");

/** The result of work that leaves nothing behind. */
export async function undone<Result>(
  work: (together: Together) => Promise<Result>,
): Promise<Result> {
  const results: Result[] = [];
  const ended = asSuperuser((superuser) =>
    superuser.begin(async (sql) => {
      results.push(
        await work({
          sql,
          asked: (person, says) => came(sql, () => enters(sql, person), says),
          worked: (scope, says) => came(sql, () => works(sql, scope), says),
        }),
      );
      throw undo;
    }),
  );
  await ended.catch((error: unknown) => {
    if (error !== undo) throw error;
  });
  const [result] = results;
  if (result === undefined) throw new Error("the work gave nothing");
  return result;
}

const tokens = new Map<string, Promise<string>>();

/** Their session, which is opened once. */
function tokenOf(person: Person): Promise<string> {
  const known = tokens.get(person.id) ?? aViewer(person);
  tokens.set(person.id, known);
  return known;
}

const lists = [
  "network_ids",
  "manager_network_ids",
  "board_network_ids",
  "go_to_network_ids",
  "known_organisation_ids",
] as const;

/** States who acts, as the app's role, in the transaction. */
export async function enters(sql: postgres.TransactionSql, person: Person): Promise<void> {
  await sql`set local role throughline_app`;
  const [entered] = await sql`select * from enter(${await tokenOf(person)}, null, true)`;
  if (entered === undefined) throw new Error(`${person.email} was not let in`);
  const stated: Readonly<Record<string, string>> = {
    person_id: String(entered["person_id"]),
    organisation_id: String(entered["organisation_id"]),
    is_admin: String(entered["is_admin"]),
    ...Object.fromEntries(lists.map((name) => [name, `{${String(entered[name])}}`])),
  };
  await sql`select set_config('app.' || key, value, true) from jsonb_each_text(${sql.json(stated)})`;
}

/** States what a job is for, as the worker's role, in the transaction. */
async function works(
  sql: postgres.TransactionSql,
  { networkId = "", organisationId = "" }: Scope,
): Promise<void> {
  await sql`set local role throughline_worker`;
  await sql`select set_config('app.network_ids', ${`{${networkId}}`}, true),
    set_config('app.organisation_id', ${organisationId}, true), set_config('app.person_id', '', true)`;
}

async function came(
  sql: postgres.TransactionSql,
  begins: () => Promise<void>,
  statement: string,
): Promise<Came> {
  await begins();
  const done = await sql
    .savepoint(async (tx): Promise<Came> => {
      if (/^(?:insert|update|delete) /.test(statement)) {
        const { count } = await tx.unsafe(statement);
        return { gave: count };
      }
      const [row] = await tx.unsafe(`select ${statement} as gave`);
      return { gave: row?.["gave"] };
    })
    .catch((error: unknown): Came => ({ refused: codeOf(error) }));
  await sql`reset role`;
  return done;
}

function codeOf(error: unknown): string {
  const code: unknown =
    typeof error === "object" && error !== null ? Reflect.get(error, "code") : "";
  return typeof code === "string" && code !== "" ? code : String(error);
}
