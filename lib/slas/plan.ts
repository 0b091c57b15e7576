import type { Period } from "@/lib/periods/period";

/** What can happen to a joint plan. */
export const planActs = [
  "propose",
  "accept",
  "decline",
  "take-over",
  "milestone",
  "reach",
  "note",
  "done",
  "stop",
] as const;

/** One thing that happened to a joint plan, by somebody of one side. */
export type PlanEntry = {
  readonly number: number;
  readonly act: (typeof planActs)[number];
  readonly says: string | null;
  /** The day by which a milestone is to be reached. */
  readonly dueOn: string | null;
  /** The entry that set the milestone that was reached. */
  readonly milestone: number | null;
  readonly organisationId: string;
  readonly personName: string;
  readonly actedAt: Date;
};

/** A joint improvement plan about an obligation of an SLA, with all that happened to it, oldest first. */
export type JointPlan = {
  readonly number: number;
  readonly sla: number;
  readonly obligation: string;
  /** The month of the miss that it answers, if it is one. */
  readonly period: Period | null;
  readonly aim: string;
  readonly entries: readonly PlanEntry[];
};

/** What a plan's entries come to. */
export type PlanStory = {
  readonly state: "proposed" | "agreed" | "declined" | "done" | "stopped";
  readonly proposedBy: string;
  /** Who owns it for a side: whoever proposed, accepted or took it over there last. */
  readonly owners: ReadonlyMap<string, string>;
  readonly milestones: readonly {
    readonly number: number;
    readonly what: string;
    readonly dueOn: string;
    readonly reachedAt: Date | null;
  }[];
  /** The sides that have said that it is done; it is done once both have. */
  readonly saidDone: readonly string[];
};

/** What a plan's entries come to, in their order. */
export function planStory({ entries }: Pick<JointPlan, "entries">): PlanStory {
  const of = (...acts: readonly PlanEntry["act"][]) =>
    entries.filter(({ act }) => acts.includes(act));
  const saidDone = [...new Set(of("done").map(({ organisationId }) => organisationId))];
  return {
    state: stateOf(new Set(entries.map(({ act }) => act)), saidDone.length),
    proposedBy: of("propose")[0]?.organisationId ?? "",
    owners: new Map(
      of("propose", "accept", "take-over").map((one) => [one.organisationId, one.personName]),
    ),
    milestones: of("milestone").map(({ number, says, dueOn }) => ({
      number,
      what: says ?? "",
      dueOn: dueOn ?? "",
      reachedAt: of("reach").find(({ milestone }) => milestone === number)?.actedAt ?? null,
    })),
    saidDone,
  };
}

function stateOf(acts: ReadonlySet<PlanEntry["act"]>, saidDone: number): PlanStory["state"] {
  if (acts.has("decline")) return "declined";
  if (acts.has("stop")) return "stopped";
  if (saidDone > 1) return "done";
  return acts.has("accept") ? "agreed" : "proposed";
}

/** Whether nothing more can happen to a plan. */
export function isEnded({ state }: Pick<PlanStory, "state">): boolean {
  return state !== "proposed" && state !== "agreed";
}
