import { hasDenominator, type MetricKind, type Parts } from "@/lib/metrics/kind";
import type { NetworkFile } from "./network-file";

type Figure = NetworkFile["networks"][number]["figures"][number];

/** What one revision of a figure says, as a file has it. */
export type Report = NonNullable<Figure["revisions"]>[number];

const names = ["numerator", "denominator", "sum", "count", "value"] as const;

/** Parts under the names that they have in a file. */
type NamedParts = Pick<Report, (typeof names)[number]>;

/**
 * The parts of a report of the file, null where it says "not applicable" or that the cell was emptied; a string says
 * what doesn't fit the kind.
 */
export function partsOfFigure(
  report: NamedParts & Pick<Report, "notApplicable" | "empty">,
  kind: MetricKind,
): Parts | null | string {
  const present = names.filter((name) => report[name] !== undefined);
  if (report.notApplicable === true || report.empty === true)
    return noPartsProblem(report, present);
  const wanted = partNames(kind);
  if (present.join() !== wanted.join()) return `a ${kind} is given as ${wanted.join(" and ")}`;
  const [numerator = 0, denominator = null] = wanted.map((name) => report[name] ?? null);
  return (
    partsProblem(kind, numerator ?? 0, denominator) ?? { numerator: numerator ?? 0, denominator }
  );
}

function noPartsProblem(
  { notApplicable, empty }: Pick<Report, "notApplicable" | "empty">,
  present: readonly string[],
): string | null {
  if (notApplicable === empty) return "not applicable and empty at once";
  const said = notApplicable === true ? "not applicable" : "empty";
  return present.length === 0 ? null : `${said}, and yet ${present.join(" and ")} given`;
}

/** The parts of a figure under the names that a file gives them; the inverse of `partsOfFigure`. */
export function namedParts(kind: MetricKind, { numerator, denominator }: Parts): NamedParts {
  if (!hasDenominator(kind)) return { value: numerator };
  const second = denominator ?? undefined;
  return kind === "mean" ? { sum: numerator, count: second } : { numerator, denominator: second };
}

function partsProblem(
  kind: MetricKind,
  numerator: number,
  denominator: number | null,
): string | null {
  const mayBeNegative = kind === "amount" || kind === "index";
  if (numerator < 0 && !mayBeNegative) return `${numerator} is below 0`;
  if (denominator === null) return null;
  if (denominator < 0) return `${denominator} is below 0`;
  if (denominator === 0 && numerator !== 0) return `${numerator} of 0 can't be`;
  return kind === "proportion" && numerator > denominator
    ? `numerator ${numerator} is above denominator ${denominator}`
    : null;
}

/** In the order in which a figure of the file lists them. */
function partNames(kind: MetricKind) {
  if (kind === "mean") return ["sum", "count"] as const;
  return hasDenominator(kind) ? (["numerator", "denominator"] as const) : (["value"] as const);
}
