import { trimmed } from "@/app/_components/bounds-text";
import { formatRatio } from "@/app/format";
import { decimal, roundedText, type Ratio } from "@/lib/metrics/ratio";

/** An amount in a network's currency, rounded only here: "£6,400.00", "−£180.00". */
export function moneyOf(amount: string | Ratio, currency: string): string {
  const format = new Intl.NumberFormat("en-GB", { style: "currency", currency });
  const symbol = format.formatToParts(0).find(({ type }) => type === "currency")?.value ?? "";
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const text = formatRatio(typeof amount === "string" ? decimal(amount) : amount, digits);
  return text.startsWith("−") ? `−${symbol}${text.slice(1)}` : `${symbol}${text}`;
}

/** An exact value with as many decimals as it needs, six at most. */
export function plainNumber(value: Ratio): string {
  return trimmed(roundedText(value, 6));
}
