import { decimal, multiplyRatios, ratio, type Ratio } from "@/lib/metrics/ratio";

/** An exact amount rounded once, half to the even unit, to whole minor units of a currency with so many digits after the point. */
export function inMinorUnits(amount: Ratio, minorDigits: number): bigint {
  const scaled = amount.numerator * 10n ** BigInt(minorDigits);
  const below = floorOf(scaled, amount.denominator);
  const twice = 2n * (scaled - below * amount.denominator);
  if (twice !== amount.denominator) return twice > amount.denominator ? below + 1n : below;
  return below % 2n === 0n ? below : below + 1n;
}

/** An exact amount in whole minor units, rounded down: a limit that isn't to be passed. */
export function minorUnitsWithin(amount: Ratio, minorDigits: number): bigint {
  return floorOf(amount.numerator * 10n ** BigInt(minorDigits), amount.denominator);
}

/** Money in minor units as decimal text, such as "6400.00"; below 0 with a hyphen before it. */
export function moneyText(units: bigint, minorDigits: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(minorDigits + 1, "0");
  const point = digits.length - minorDigits;
  const cents = minorDigits > 0 ? `.${digits.slice(point)}` : "";
  return (units < 0n ? "-" : "") + digits.slice(0, point) + cents;
}

/** Money as decimal text, such as "-6400.00", in whole minor units of a currency with so many digits after the point. */
export function minorUnitsOf(text: string, minorDigits: number): bigint {
  return inMinorUnits(decimal(text), minorDigits);
}

type Owed = { readonly organisation: string; readonly units: bigint };

/** Who owes whom what in the end, where each of two owes the other so much; null where it is nothing. */
export function netOf(
  one: Owed,
  other: Owed,
  minorDigits: number,
): { readonly from: string; readonly to: string; readonly amount: string } | null {
  const net = one.units - other.units;
  if (net === 0n) return null;
  const [from, to] = net > 0n ? [one, other] : [other, one];
  return {
    from: from.organisation,
    to: to.organisation,
    amount: moneyText(from.units - to.units, minorDigits),
  };
}

const hundredth = ratio(1, 100);

/** So many per cent as a factor. */
export function perCent(percent: Ratio): Ratio {
  return multiplyRatios(percent, hundredth);
}

function floorOf(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator % denominator < 0n ? quotient - 1n : quotient;
}
