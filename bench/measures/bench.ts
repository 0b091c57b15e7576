import type postgres from "postgres";
import type { Reader } from "../readers";
import type { Server } from "../servers";

/** What every measure works with: servers that run, people who are signed in, and the tier's database as its superuser. */
export type Bench = {
  readonly sql: postgres.Sql;
  readonly floor: Server;
  readonly product: Server;
  readonly readers: {
    readonly pairs: readonly Reader[];
    readonly managers: readonly Reader[];
    readonly chains: readonly Reader[];
  };
  readonly rounds: number;
  readonly seconds: number;
};
