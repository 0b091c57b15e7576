import { proposePlan } from "@/db/queries/plans";
import { claimValue } from "@/db/queries/value";
import { findSlasPlace } from "@/db/queries/slas";
import { actAs, openPeriod, type Organisation, type ParcelNetwork } from "@/db/testing";
import { agrees, proposed, termsOf } from "@/db/testing/proposed";
import type { ChangeOf } from "@/lib/proposals/proposal-terms";

/** The number of an SLA between two organisations, agreed by both, in which the first owes what a metric of its own measures, and of a plan proposed in it. */
export async function slaIn(
  network: ParcelNetwork,
  { own, other, code }: { own: Organisation; other: Organisation; code: string },
): Promise<{ readonly sla: string; readonly plan: string }> {
  const change: ChangeOf<"sla"> = {
    change: "sla",
    between: [own.slug, other.slug],
    name: `Service of ${own.slug}`,
    terms: {
      // The plan is about the first of them; for the other one nobody has proposed any.
      obligations: [code, `${code} too`].map((key) => ({
        key,
        obligor: own.slug,
        series: { metric: code, reporter: own.slug, subject: "" },
        threshold: { kind: "at-least", value: "95" },
        window: { kind: "month" },
        consequence: { kind: "plan" },
        grace: null,
        dependsOn: [],
        exclusions: [],
        earnBack: null,
      })),
      sides: [],
      remedy: { order: "at-once" },
      serious: [],
      noDataIsMissed: false,
      oneSidedReason: "It is a first step.",
      isVisible: false,
    },
  };
  const number = await proposed(network, own.manager, termsOf(network, [change]));
  await agrees(network, other.manager, number);
  const place = await actAs(own.manager, (tx) => findSlasPlace(tx, network.slug));
  const made = place?.slas.find(({ name }) => name === change.name);
  const plan = await actAs(own.manager, (tx) =>
    proposePlan(tx, network.id, {
      sla: made?.number ?? 0,
      obligation: code,
      period: null,
      aim: `What ${own.slug} does better.`,
    }),
  );
  const saving = { kind: "saving", amount: "100", currency: "EUR", says: "Fewer vans." } as const;
  const claims = (by: Organisation, of: Organisation) =>
    actAs(by.manager, (tx) =>
      claimValue(tx, network.id, of.id, { ...saving, period: openPeriod, guard: null }),
    );
  await claims(network.brand, network.carrier);
  await claims(network.carrier, network.brand);
  return { sla: String(made?.number ?? ""), plan: String("number" in plan ? plan.number : "") };
}
