import { decimalText, graceOf, orNull, seriesOf, whole, yes, type Typed } from "./typed";

/** A change of an SLA as it was typed; one that ends it says nothing else of it. */
export function slaOf(place: string, typed: Typed): object {
  const { one, items } = typed;
  const terms = `${place}.terms`;
  return {
    change: "sla",
    between: items(`${place}.between`).map(one),
    name: one(`${place}.name`),
    terms:
      one(`${place}.holds`) === "no"
        ? null
        : {
            obligations: items(`${terms}.obligations`).map((at) => obligationOf(at, typed)),
            sides: sidesOf(`${terms}.sides`, typed),
            remedy: remedyOf(`${terms}.remedy`, typed),
            serious: items(`${terms}.serious`).map((at) => ({
              misses: whole(one(`${at}.misses`)),
              windows: whole(one(`${at}.windows`)),
            })),
            noDataIsMissed: yes(one(`${terms}.noDataIsMissed`)),
            oneSidedReason: orNull(one(`${terms}.oneSidedReason`)),
            isVisible: yes(one(`${terms}.isVisible`)),
          },
  };
}

function obligationOf(at: string, typed: Typed): object {
  const { one, all, items } = typed;
  return {
    key: one(`${at}.key`),
    obligor: one(`${at}.obligor`),
    series: seriesOf(one(`${at}.series`)),
    threshold: thresholdOf(`${at}.threshold`, typed),
    window: windowOf(`${at}.window`, typed),
    consequence: consequenceOf(`${at}.consequence`, typed),
    grace: graceOf(`${at}.grace`, typed),
    dependsOn: items(`${at}.dependsOn`).map((on) => ({
      on: one(`${on}.on`),
      lag: whole(one(`${on}.lag`) || "0"),
      share: decimalText(one(`${on}.share`)),
    })),
    exclusions: all(`${at}.exclusions`),
    earnBack: earnBackOf(`${at}.earnBack`, typed),
  };
}

function thresholdOf(place: string, { one }: Typed): object {
  const kind = one(`${place}.kind`);
  const bound = (name: string) => decimalText(one(`${place}.${name}`));
  if (kind === "level") return { kind, level: one(`${place}.level`) };
  return kind === "within"
    ? { kind, from: bound("from"), to: bound("to") }
    : { kind, value: bound("value") };
}

/** What is measured together: of SLAs and of pools. */
export function windowOf(place: string, { one }: Typed): object {
  const kind = one(`${place}.kind`);
  return kind === "rolling" ? { kind, months: whole(one(`${place}.months`)) } : { kind };
}

function consequenceOf(place: string, typed: Typed): object {
  const { one, items } = typed;
  const kind = one(`${place}.kind`);
  const amount = (name: string) => decimalText(one(name));
  const tiers = (what: string) =>
    items(`${place}.tiers`).map((at) => ({
      worseBy: amount(`${at}.worseBy`) || "0",
      [what]: amount(`${at}.${what}`),
    }));
  const base = () => baseOf(`${place}.base`, typed);
  switch (kind) {
    case "credit":
      return { kind, base: base(), tiers: tiers("percent") };
    case "per-unit":
      return { kind, base: base(), percent: amount(`${place}.percent`) };
    case "amount-per-unit":
      return { kind, amount: amount(`${place}.amount`) };
    case "points":
      return { kind, tiers: tiers("points") };
    default:
      return { kind };
  }
}

function baseOf(place: string, { one }: Typed): object {
  const kind = one(`${place}.kind`);
  switch (kind) {
    case "stake":
      return {
        kind,
        pool: decimalText(one(`${place}.pool`)),
        allocation: decimalText(one(`${place}.allocation`)),
      };
    case "amount":
      return { kind, series: seriesOf(one(`${place}.series`)) };
    default:
      return { kind };
  }
}

function earnBackOf(place: string, typed: Typed): object | null {
  const { one } = typed;
  const windows = one(`${place}.windows`);
  if (windows.trim() === "") return null;
  const isOwn = one(`${place}.threshold.kind`) === "own";
  return {
    windows: whole(windows),
    threshold: isOwn ? null : thresholdOf(`${place}.threshold`, typed),
  };
}

/** Both sides, or neither where nothing is said of any. */
function sidesOf(list: string, typed: Typed): readonly object[] {
  const sides = typed.items(list).map((at) => sideOf(at, typed));
  return sides.some(({ atRisk, cap, points }) => (atRisk ?? cap ?? points) !== null) ? sides : [];
}

function sideOf(at: string, typed: Typed) {
  const { one, items } = typed;
  const steps = items(`${at}.points.steps`);
  const atRisk = decimalText(one(`${at}.atRisk`));
  return {
    organisation: one(`${at}.organisation`),
    atRisk: orNull(atRisk),
    cap: capOf(`${at}.cap`, typed),
    points:
      steps.length === 0
        ? null
        : {
            base: baseOf(`${at}.points.base`, typed),
            steps: steps.map((step) => ({
              from: decimalText(one(`${step}.from`)),
              percent: decimalText(one(`${step}.percent`)),
            })),
          },
  };
}

function capOf(place: string, { one }: Typed): object | null {
  const kind = one(`${place}.kind`);
  if (kind !== "percent" && kind !== "amount") return null;
  return { kind, [kind]: decimalText(one(`${place}.${kind}`)) };
}

function remedyOf(place: string, { one }: Typed): object {
  const order = one(`${place}.order`);
  return order === "plan-first" ? { order, months: whole(one(`${place}.months`)) } : { order };
}
