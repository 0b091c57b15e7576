import type { TaskList } from "graphile-worker";
import { feedLedger } from "./feed-ledger";
import { mailReset } from "./mail-reset";
import { remind } from "./remind";
import { remindOfPromise } from "./remind-promise";
import { scanChainOf } from "./scan-chain";
import { sendMail } from "./send-mail";
import { settlePeriods } from "./settle-periods";

/** What the worker does, by the names that `graphile_worker.enqueue` takes. */
export const tasks = {
  "send-mail": (payload, { job, abortSignal }) =>
    sendMail(payload, { isLast: job.attempts >= job.max_attempts, stopping: abortSignal }),
  "mail-reset": (payload) => mailReset(payload),
  "scan-chain": (payload) => scanChainOf(payload),
  remind: (payload) => remind(payload),
  "settle-periods": (payload) => settlePeriods(payload),
  "remind-promise": (payload) => remindOfPromise(payload),
  "feed-ledger": async (payload) => {
    await feedLedger(payload);
  },
} satisfies TaskList;
