import { agreedTerms, atLeast, dependsOn, owedBy } from "../../demo/sla-plan";
import type { ChangeOf, ProposedChange } from "@/lib/proposals/proposal-terms";
import { addMonths, type Period } from "@/lib/periods/period";
import type { ParcelNetwork, Person } from "../../testing";
import { comingMonth } from "../proposed";
import { withoutRules } from "./figure-acts";
import { numberOf, type Scene } from "./scene";

type SlaTerms = NonNullable<ChangeOf<"sla">["terms"]>;
type ChainTerms = NonNullable<ChangeOf<"chain">["terms"]>;
type Obligation = SlaTerms["obligations"][number];

/** The first month that hasn't begun. */
export const coming: Period = comingMonth();

/** An SLA by which the brand owes E1 and the carrier P1, which depends on it. */
export function slaBetween(
  { brand, carrier }: ParcelNetwork,
  terms: Partial<SlaTerms> = {},
  other: Partial<ChangeOf<"sla">> = {},
): ChangeOf<"sla"> {
  const obligations = [
    ...owedBy(brand.slug, [{ metric: "E1", threshold: atLeast("90") }]),
    ...owedBy(carrier.slug, [
      { metric: "P1", threshold: atLeast("95"), dependsOn: dependsOn("E1") },
    ]),
  ];
  const agreed = agreedTerms({
    obligations,
    remedy: { order: "at-once" },
    isVisible: false,
    ...terms,
  });
  return {
    change: "sla",
    between: [brand.slug, carrier.slug],
    name: "Parcels",
    terms: agreed,
    ...other,
  };
}

/** One obligation by the code of its metric. */
export function owes(
  obligor: string,
  metric: string,
  reporter = obligor,
  other: Partial<Obligation> = {},
) {
  return owedBy(obligor, [
    { metric, threshold: atLeast("90"), series: { metric, reporter, subject: "" }, ...other },
  ]);
}

/** A pool of the brand and the carrier, released by E1. */
export function poolOf(
  { brand, carrier }: ParcelNetwork,
  other: Partial<ChangeOf<"pool">> = {},
): ChangeOf<"pool"> {
  const parties = [brand.slug, carrier.slug];
  return {
    change: "pool",
    name: "Pot",
    parties,
    terms: {
      outcome: { metric: "E1", reporter: brand.slug, subject: "" },
      window: { kind: "quarter" },
      release: { kind: "saving", counts: "right", baseline: "10", unitCost: "5", patience: 2 },
      shares: parties.map((organisation) => ({ organisation, weight: 1, contribution: "0" })),
    },
    ...other,
  };
}

/** One way through a stage of a chain, by the series of who runs it. */
export function branch(organisation: string, metric: string | null, reporter = organisation) {
  return {
    name: "",
    organisation,
    share: "100",
    series: metric === null ? null : { metric, reporter, subject: "" },
  };
}

/** A stage of one branch. */
export function stage(
  one: ReturnType<typeof branch>,
  handOff: ChainTerms["outcome"] | null = null,
) {
  return { name: "Work", isOptional: false, branches: [one], handOff };
}

/** A chain of the brand and the carrier that ends at E1. */
export function chainOf(
  { brand, carrier }: ParcelNetwork,
  terms: Partial<ChainTerms> = {},
  other: Partial<ChangeOf<"chain">> = {},
): ChangeOf<"chain"> {
  return {
    change: "chain",
    name: "Returns",
    parties: [brand.slug, carrier.slug],
    terms: {
      customer: "end-customer",
      who: "Shops",
      promise: "Each return is booked the day that it comes.",
      outcome: { metric: "E1", reporter: brand.slug, subject: "" },
      stages: [stage(branch(carrier.slug, "P1")), stage(branch(brand.slug, null))],
      ...terms,
    },
    ...other,
  };
}

/** A series under this key elsewhere, which all see and one of the scene's organisations reports, measured as E1. */
export function seenElsewhere(scene: Scene, key: number, reporter: string): Promise<void> {
  const { elsewhere, sql } = scene;
  return withoutRules(scene, async () => {
    await sql`update series set metric_code = 'E1', audience = null, reporter_id = ${reporter} where network_id = ${elsewhere.id} and key = ${key}`;
  });
}

/** Why somebody can't propose a change from a month on, or "may": it is on the table no more then. */
export async function why(
  { network, proposes, sql }: Scene,
  person: Person,
  change: ProposedChange,
  from: Period = coming,
): Promise<unknown> {
  const came: unknown = await proposes(person, [change], { from });
  const refused: unknown = Reflect.get(Object(came), "refused");
  if (refused !== undefined) return refused;
  await sql`update proposals set state = 'withdrawn', settled_at = now() where network_id = ${network.id} and number = ${numberOf(came)}`;
  return "may";
}

/** How many have to agree to a change that the brand proposes; it is on the table no more then. */
export async function asked(
  scene: Scene,
  change: ProposedChange,
  from: Period = addMonths(coming, 2),
): Promise<unknown> {
  const { network, proposes, sql, value } = scene;
  const number = numberOf(await proposes(network.brand.manager, [change], { from }));
  const own = `network_id = '${network.id}' and number = ${number}`;
  const parties = await value(`(select cardinality(party_ids) from proposals where ${own})`);
  await sql.unsafe(`update proposals set state = 'withdrawn', settled_at = now() where ${own}`);
  return parties;
}

/** Proposed by the brand's manager, or the first who may, and agreed by everybody who is asked. */
export async function agreed(
  { network, proposes, answers, value }: Scene,
  changes: readonly ProposedChange[],
  from: Period = coming,
): Promise<number> {
  const { brand, carrier, desk } = network;
  const number = numberOf(await proposes(brand.manager, changes, { from }));
  await answers(carrier.manager, number);
  await answers(desk.manager, number);
  const state = await value(
    `(select state from proposals where network_id = '${network.id}' and number = ${number})`,
  );
  if (state !== "agreed") throw new Error(`proposal ${number} is ${String(state)}`);
  return number;
}
