import type postgres from "postgres";
import type { Reader } from "../readers";
import type { Urls } from "../run-input";
import type { Server } from "../servers";
import type { Tier } from "../tiers";

/** What every measure works with: servers that run, people who are signed in, and the tier's database as its superuser. */
export type Bench = {
  readonly tier: Tier;
  /** Of the tier's database. */
  readonly urls: Urls;
  /** The same, as the superuser. */
  readonly url: string;
  readonly sql: postgres.Sql;
  /** A database of a smaller tier, to grow from; null for the smallest. */
  readonly smaller: { readonly tier: Tier; readonly url: string } | null;
  /** Of a database of tier S; null at tier S, and where nothing is held against it. */
  readonly smallest: Urls | null;
  readonly logFile: string;
  readonly floor: Server;
  readonly product: Server;
  readonly readers: Readers;
  readonly rounds: number;
  readonly seconds: number;
};

/** People signed in: readers of pairs, of chains and of twins, managers of pairs, and managers of twins, who save figures. */
export type Readers = Readonly<
  Record<"pairs" | "chains" | "twins" | "managers" | "reporters", readonly Reader[]>
>;
