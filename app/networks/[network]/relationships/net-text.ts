import { words } from "@/app/words/words";
import type { SlaStatement } from "@/lib/slas/statement";
import { moneyOf } from "../slas/money";

const said = words.relationships;

/** Who owes whom what in the end, as one of the two reads it. */
export function netText(net: SlaStatement["net"], own: string, currency: string): string {
  if (net === null) return said.netNone;
  return (net.from === own ? said.netWe : said.netThey)(moneyOf(net.amount, currency));
}
