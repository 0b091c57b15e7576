import { account, reset } from "./en/account";
import { bar } from "./en/bar";
import { chain } from "./en/chain";
import { chains } from "./en/chains";
import { charts } from "./en/charts";
import { customer } from "./en/customer";
import { conditions, forecasts } from "./en/conditions";
import { networks, signIn } from "./en/entrance";
import { kinds, levels, problems, statuses } from "./en/figures";
import { grid } from "./en/grid";
import { expectations } from "./en/expectations";
import { forms } from "./en/forms";
import { issues } from "./en/issues";
import { importing } from "./en/import";
import { invitation } from "./en/invitation";
import { band, metric } from "./en/metric";
import { library } from "./en/library";
import { metrics } from "./en/metrics";
import { organisation } from "./en/organisation";
import { pact } from "./en/pact";
import { periods } from "./en/periods";
import { promiseImport } from "./en/promise-import";
import { promises } from "./en/promises";
import { pactFields } from "./en/pact-fields";
import { plans } from "./en/plans";
import { proposals } from "./en/proposals";
import { propose } from "./en/propose";
import { partners, relationships } from "./en/relationships";
import { value } from "./en/value";
import { relaxed } from "./en/relaxed";
import { report } from "./en/report";
import { terms } from "./en/terms";
import { settings } from "./en/settings";
import { slas } from "./en/slas";
import { settlement } from "./en/settlement";
import { shell } from "./en/shell";
import { tried } from "./en/tried";
import { warnings } from "./en/warnings";

/** The words of the interface in the language shown. */
export const words = {
  ...shell,
  levels,
  statuses,
  kinds,
  problems,
  signIn,
  forms,
  invitation,
  settings,
  settlement,
  organisation,
  account,
  reset,
  networks,
  bar,
  chain,
  chains,
  periods,
  slas,
  charts,
  customer,
  plans,
  promiseImport,
  promises,
  pact,
  pactFields,
  proposals,
  propose,
  relationships,
  partners,
  value,
  relaxed,
  report,
  importing,
  grid,
  metrics,
  metric,
  band,
  terms,
  tried,
  warnings,
  conditions,
  expectations,
  issues,
  library,
  forecasts,
} as const;
