import type { Period } from "@/lib/periods/period";
import type { Measured } from "./measured";

/** One way through a stage: what of its cases take it, in per cent, and what measures it; null where nothing does. */
export type StageBranch = { readonly share: string; readonly measured: Measured | null };

/** What a stage is measured by: its branches, and of them the one that takes most cases; null where nothing measures any. */
export type Staged = { readonly lead: Measured | null; readonly branches: readonly StageBranch[] };

/** What hands over from a stage, by its place, to the next; not measured where it isn't shared with the viewer. */
export type HandOff = { readonly after: number; readonly measured: Measured | null };

/** What a chain is called: its stages in order with who runs them, by the places of its shape. */
export type NamedChain = {
  readonly name: string;
  readonly promise: string;
  readonly stages: readonly {
    readonly name: string;
    readonly organisationIds: readonly string[];
    readonly isOptional: boolean;
  }[];
  /** The proposal that it was agreed by; null where it was loaded. */
  readonly proposal: number | null;
};

/**
 * What a chain is made of. A stage is null where a series of it isn't shared with the viewer. Without a stage it has ended: its
 * outcome may still be measured, and nothing is composed.
 */
export type ChainShape = {
  readonly named: NamedChain;
  readonly stages: readonly (Staged | null)[];
  readonly handOffs: readonly HandOff[];
  readonly outcome: Measured;
};

/** What a chain is made of from a month on; null: from its beginning. */
export type ChainStep = ChainShape & { readonly effectiveFrom: Period | null };

/** A stage that one series measures, all of its cases. */
export function wholeStage(measured: Measured): Staged {
  return { lead: measured, branches: [{ share: "100", measured }] };
}

/** The one series that measures all cases of a stage; null where it isn't shared, has branches, or isn't measured. */
export function wholeOf(stage: Staged | null): Measured | null {
  const [only, ...more] = stage?.branches ?? [];
  return only === undefined || more.length > 0 || Number(only.share) !== 100 ? null : only.measured;
}

/** The branches of a stage that take any of its cases. */
export function takenBranches({ branches }: Staged): readonly StageBranch[] {
  return branches.filter(({ share }) => /[1-9]/.test(share));
}

/** Whether cases go through a stage, or a branch of it, that nothing measures. */
export function isUnmeasured(stage: Staged | null): boolean {
  return stage !== null && takenBranches(stage).some(({ measured }) => measured === null);
}

/** Whether anything that a chain is composed of isn't shared with the viewer. */
export function isHidden({ stages, handOffs }: Pick<ChainShape, "stages" | "handOffs">): boolean {
  return stages.includes(null) || handOffs.some(({ measured }) => measured === null);
}

/** What a chain is made of in a month, of its steps from the oldest on; null before it begins. */
export function shapeIn(steps: readonly ChainStep[], at: Period): ChainStep | null {
  return (
    steps.findLast(({ effectiveFrom }) => effectiveFrom === null || effectiveFrom <= at) ?? null
  );
}
