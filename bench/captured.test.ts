import { expect, test } from "vitest";
import { transactionsIn } from "./captured";

const log = [
  "2026-01-01 10:00:00.000 UTC [7] LOG:  checkpoint starting: time",
  "2026-01-01 10:00:00.001 UTC [8] LOG:  duration: 0.010 ms  statement: begin",
  "2026-01-01 10:00:00.001 UTC [9] LOG:  duration: 0.010 ms  statement: begin",
  "2026-01-01 10:00:00.002 UTC [8] LOG:  duration: 0.100 ms  execute a1: select * from enter($1, $2)",
  "2026-01-01 10:00:00.002 UTC [8] DETAIL:  Parameters: $1 = 'secret', $2 = NULL",
  "2026-01-01 10:00:00.003 UTC [8] LOG:  duration: 0.010 ms  statement: set local app.person_id = 'x'; set local app.y = 'z'",
  "2026-01-01 10:00:00.004 UTC [8] LOG:  duration: 0.010 ms  bind a2: select b from c where d = $1",
  "2026-01-01 10:00:00.004 UTC [8] DETAIL:  Parameters: $1 = 'never'",
  "2026-01-01 10:00:00.004 UTC [8] LOG:  duration: 0.010 ms  execute a2: select b",
  "\tfrom c where d = $1 and e = $2 and f = $3",
  "2026-01-01 10:00:00.004 UTC [8] DETAIL:  Parameters: $1 = 'O''Neil', $2 = NULL, $3 = '{1,2}'",
  "2026-01-01 10:00:00.004 UTC [9] LOG:  duration: 0.010 ms  statement: set local app.person_id = 'w'",
  "2026-01-01 10:00:00.004 UTC [9] LOG:  duration: 0.010 ms  execute a2: select h",
  "2026-01-01 10:00:00.005 UTC [8] LOG:  duration: 0.010 ms  execute a3: select 1 from g",
  "2026-01-01 10:00:00.005 UTC [9] LOG:  duration: 0.010 ms  statement: commit",
  "2026-01-01 10:00:00.006 UTC [8] LOG:  duration: 0.010 ms  execute a4: insert into g values (1)",
  "2026-01-01 10:00:00.006 UTC [8] LOG:  duration: 0.010 ms  statement: commit",
  "2026-01-01 10:00:00.007 UTC [8] LOG:  duration: 0.010 ms  execute a3: select 2 from g",
  "2026-01-01 10:00:00.008 UTC [8] LOG:  duration: 0.010 ms  statement: begin",
  "2026-01-01 10:00:00.008 UTC [8] LOG:  duration: 0.010 ms  execute a3: select 3 from g",
  "2026-01-01 10:00:00.008 UTC [8] LOG:  duration: 0.010 ms  statement: commit",
  "",
].join("\n");

test("transactions in the order in which they began: what each stated, and what it read after that", () => {
  expect(transactionsIn(log)).toEqual([
    {
      door: [{ text: "select * from enter($1, $2)", parameters: ["'secret'", "NULL"] }],
      settings: "set local app.person_id = 'x'; set local app.y = 'z'",
      reads: [
        {
          text: "select b\nfrom c where d = $1 and e = $2 and f = $3",
          parameters: ["'O''Neil'", "NULL", "'{1,2}'"],
        },
        { text: "select 1 from g", parameters: [] },
      ],
    },
    {
      door: [],
      settings: "set local app.person_id = 'w'",
      reads: [{ text: "select h", parameters: [] }],
    },
  ]);
});
