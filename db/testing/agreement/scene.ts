import type postgres from "postgres";
import { period, type Period } from "@/lib/periods/period";
import {
  proposalText,
  type ProposalTerms,
  type ProposedChange,
} from "@/lib/proposals/proposal-terms";
import { sha256 } from "../../sha256";
import { asSuperuser } from "../superuser";
import type { ParcelNetwork, Person } from "../../testing";
import { termsOf } from "../proposed";
import { undone, type Together } from "./undone";

/** What a case says that isn't as it should be. */
class Found extends Error {}

/** A case: what it is about, and what is done and expected in a scene of its own. */
export type Case = { readonly says: string; readonly plays: (scene: Scene) => Promise<void> };

/** A parcel network in which people call the functions of proposals one after the other; nothing of it stays. */
export type Scene = {
  readonly network: ParcelNetwork;
  readonly elsewhere: ParcelNetwork;
  readonly sql: postgres.TransactionSql;
  readonly proposes: (
    person: Person,
    changes: readonly ProposedChange[],
    other?: Partial<ProposalTerms> & { readonly counter?: number; readonly text?: string },
  ) => Promise<unknown>;
  readonly answers: (
    person: Person,
    number: number,
    given?: { readonly answer?: string; readonly hash?: string; readonly why?: string },
  ) => Promise<unknown>;
  readonly calls: (person: Person, call: string) => Promise<unknown>;
  /** What the worker gets for a call in the scene's network, or for one of its organisations. */
  readonly works: (call: string, scope?: Parameters<Together["worked"]>[0]) => Promise<unknown>;
  /** Shows that something is as it should be. @throws Found where it isn't */
  readonly is: (about: string, got: unknown, due: unknown) => void;
  readonly value: (query: string) => Promise<unknown>;
  /** How many of these rows others may not change until the scene is over. */
  readonly held: (table: string, where: string) => Promise<unknown>;
  /** Whether whoever comes next has to wait for what was done under this word in the scene's network. */
  readonly comesAlone: (word: string) => Promise<unknown>;
};

/** What the first case that isn't as it should be says; null where all are. */
export async function firstFinding(
  cases: readonly Case[],
  networks: Pick<Scene, "network" | "elsewhere">,
): Promise<string | null> {
  for (const { says, plays } of cases) {
    const found = await undone(async (together) => {
      try {
        await plays(sceneOf(together, networks));
        return null;
      } catch (error) {
        return `${says}: ${error instanceof Error ? error.message : String(error)}`;
      }
    });
    if (found !== null) return found;
  }
  return null;
}

const quoted = (text: string | null) =>
  text === null ? "null" : `'${text.replaceAll("'", "''")}'`;

function sceneOf(
  { asked, worked, sql }: Together,
  networks: Pick<Scene, "network" | "elsewhere">,
): Scene {
  const { network } = networks;
  const calls = async (person: Person, call: string) => {
    const came = await asked(person, call);
    return "gave" in came ? came.gave : `error ${came.refused}`;
  };
  const works = async (call: string, scope: Parameters<Together["worked"]>[0] = {}) => {
    const came = await worked({ networkId: network.id, ...scope }, call);
    return "gave" in came ? came.gave : `error ${came.refused}`;
  };
  const value = async (query: string) => {
    const [row] = await sql.unsafe(`select (${query}) as is`);
    return row?.["is"];
  };
  const comesAlone = (word: string) =>
    value(`exists (select from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()
      and (classid::bigint << 32 | objid::bigint) = hashtextextended('${word} ${network.id}', 0))`);
  const held = async (table: string, where: string) => {
    const [all, free] = await asSuperuser(async (other) => [
      await other.unsafe(`select from ${table} where ${where}`),
      await other.unsafe(`select from ${table} where ${where} for update skip locked`),
    ]);
    return (all?.length ?? 0) - (free?.length ?? 0);
  };
  return {
    ...networks,
    sql,
    held,
    comesAlone,
    calls,
    works,
    value,
    proposes: (person, changes, { counter, text, ...other } = {}) =>
      calls(
        person,
        `propose('${network.id}', ${quoted(text ?? proposalText(termsOf(network, changes, other)))}, ${counter ?? "null"})`,
      ),
    answers: async (person, number, { answer = "agree", hash, why } = {}) => {
      const text = await value(
        `select text from proposals where network_id = '${network.id}' and number = ${number}`,
      );
      const own = hash ?? sha256(String(text));
      const reason = why ?? (answer === "decline" ? "Not so." : null);
      return calls(
        person,
        `answer_proposal('${network.id}', ${number}, ${quoted(answer)}, ${quoted(reason)}, ${quoted(own)})`,
      );
    },
    is: (about, got, due) => {
      const [is, should] = [JSON.stringify(got), JSON.stringify(due)];
      if (is !== should) throw new Found(`${about} is ${is}, not ${should}`);
    },
  };
}

/** The number of what was proposed. @throws Found where it was refused */
export function numberOf(came: unknown): number {
  const number: unknown =
    typeof came === "object" && came !== null ? Reflect.get(came, "number") : null;
  if (typeof number !== "number") throw new Found(`proposing came to ${JSON.stringify(came)}`);
  return number;
}

/** The open month of a parcel network, and one that is closed. */
export const openMonth: Period = period("2025-12");
export const closedMonth: Period = period("2025-11");
