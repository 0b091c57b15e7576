import { z } from "zod";
import { ratio, type Ratio } from "@/lib/metrics/ratio";
import { period as periodOf, type Period } from "@/lib/periods/period";

/** How organisations stand in what is kept: by slug there, and by the caller's names outside. */
export type KeptNames = {
  readonly idOf: (slug: string) => string;
  readonly slugOf: (organisation: string) => string;
};

const isRatio = z.custom<Ratio>();
const ratioText = z.codec(z.string().regex(/^-?[0-9]+\/[0-9]+$/), isRatio, {
  decode: (text) => {
    const [numerator = "0", denominator = "1"] = text.split("/");
    return ratio(BigInt(numerator), BigInt(denominator));
  },
  encode: ({ numerator, denominator }) => `${numerator}/${denominator}`,
});
const month = z.codec(z.string(), z.custom<Period>(), {
  decode: (text) => periodOf(text),
  encode: (one) => one,
});
const money = z.string();
const lineKinds = ["credit", "points", "earned-back"] as const;

function list<Item extends z.ZodType>(item: Item) {
  return z.array(item).readonly();
}

const noData = z
  .enum(["missing", "not-applicable", "nothing-due", "not-comparable", "no-bounds"])
  .nullable();

const raw = z.strictObject({
  first: month,
  last: month,
  status: z.enum(["met", "missed", "disputed", "no-data"]),
  noData,
  value: ratioText.nullable(),
  limit: z.strictObject({ atLeast: ratioText.nullable(), atMost: ratioText.nullable() }).nullable(),
  shortfall: ratioText.nullable(),
  isProvisional: z.boolean(),
});

const step = z.strictObject({
  what: z.enum([
    "fee",
    "at-risk",
    "pool",
    "allocation",
    "amount",
    "rate",
    "units-worse",
    "amount-per-unit",
    "not-relieved",
  ]),
  unit: z.enum(["money", "percent", "number"]),
  value: ratioText,
});

const line = z.strictObject({
  kind: z.enum(lineKinds),
  key: z.string(),
  first: month,
  last: month,
  steps: list(step),
  beforeCap: money,
  amount: money,
  earnBack: z
    .strictObject({
      needed: z.int(),
      reached: z.int(),
      state: z.enum(["open", "returned", "lost"]),
      returnedIn: month.nullable(),
    })
    .nullable(),
});

function outcomeOf(organisation: z.ZodType<string, string>) {
  return z.strictObject({
    key: z.string(),
    obligor: organisation,
    beneficiary: organisation,
    first: month,
    last: month,
    status: z.enum(["met", "missed", "within-grace", "relieved", "no-data", "pending"]),
    raw,
    noData,
    waitsFor: z
      .strictObject({ key: z.string(), last: month, because: z.enum(["disputed", "missing"]) })
      .nullable(),
    relief: z.strictObject({ share: ratioText, because: reasonOf(organisation) }).nullable(),
    grace: z.strictObject({ used: z.int(), of: z.int() }).nullable(),
    isSerious: z.boolean(),
    remedy: z.enum(["plan", "credit"]).nullable(),
  });
}

function reasonOf(organisation: z.ZodType<string, string>) {
  return z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("dependency"),
      on: z.string(),
      obligor: organisation,
      missed: raw,
    }),
    z.strictObject({
      kind: z.literal("condition"),
      condition: z.string(),
      number: z.int(),
      declaredBy: organisation,
      confirmedBy: list(organisation),
      periods: list(month),
    }),
  ]);
}

function correctionOf(organisation: z.ZodType<string, string>) {
  return z.strictObject({
    organisation,
    corrects: month,
    kind: z.enum([...lineKinds, "pool"]),
    key: z.string(),
    last: month,
    was: money,
    is: money,
    amount: money,
  });
}

function named({ idOf, slugOf }: KeptNames): z.ZodType<string, string> {
  return z.codec(z.string(), z.string(), { decode: idOf, encode: slugOf });
}

/** Statements of SLAs to and from JSON: ratios stand exactly, as "949/10", and organisations by slug. */
export function slaCodec(names: KeptNames) {
  const organisation = named(names);
  const side = z.strictObject({
    organisation,
    outcomes: list(outcomeOf(organisation)),
    lines: list(line),
    points: ratioText,
    cap: money.nullable(),
    isCapBinding: z.boolean(),
    unpriced: list(z.string()),
    corrections: list(correctionOf(organisation)),
    total: money,
  });
  const net = z.strictObject({ from: organisation, to: organisation, amount: money }).nullable();
  return z.strictObject({ period: month, sides: z.tuple([side, side]).readonly(), net });
}

/** Statements of pools, alike, with the corrections that stand in them. */
export function poolCodec(names: KeptNames) {
  const organisation = named(names);
  const share = z.strictObject({ organisation, paidIn: money, amount: money });
  return z.strictObject({
    first: month,
    last: month,
    status: z.enum(["settled", "no-data", "pending"]),
    value: ratioText.nullable(),
    result: ratioText.nullable(),
    running: z.int(),
    lines: list(share),
    net: money,
    corrections: list(correctionOf(organisation)),
  });
}

/** Amounts that statements state, alike. */
export function amountsCodec(names: KeptNames) {
  return list(
    z.strictObject({
      organisation: named(names),
      kind: z.enum([...lineKinds, "pool"]),
      key: z.string(),
      last: month,
      amount: money,
      corrects: month.nullable(),
    }),
  );
}

/** Figures that a statement was made of, alike. */
export function inputsCodec(names: KeptNames) {
  return list(
    z.strictObject({
      metric: z.string(),
      reporter: named(names),
      subject: z.string(),
      period: month,
      state: z.enum(["reported", "not-applicable", "disputed", "missing"]),
      numerator: z.number().nullable(),
      denominator: z.number().nullable(),
    }),
  );
}
