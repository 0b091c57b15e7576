import * as chain from "./en/chain";
import * as entrance from "./en/entrance";
import * as figures from "./en/figures";
import * as metric from "./en/metric";
import * as metrics from "./en/metrics";
import * as report from "./en/report";
import * as shell from "./en/shell";

/** The words of the interface in the language shown. */
export const words = {
  ...shell.shell,
  ...figures,
  ...entrance,
  ...chain,
  ...report,
  ...metrics,
  ...metric,
} as const;
