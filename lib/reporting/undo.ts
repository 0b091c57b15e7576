/** One change of one thing: what stood there, and what the change put in its place. */
type Change<Id, Content> = {
  readonly id: Id;
  readonly before: Content;
  readonly after: Content;
};

/** What one act changed, be it many things: it is undone and redone as a whole. */
export type Step<Id, Content> = readonly Change<Id, Content>[];

/** The steps that can be undone and those that can be redone, the nearest last. */
export type History<Id, Content> = {
  readonly undone: readonly Step<Id, Content>[];
  readonly done: readonly Step<Id, Content>[];
};

const most = 200;

/** A history in which nothing happened. */
export const noHistory: History<never, never> = { done: [], undone: [] };

/** The history after one more step, which leaves nothing to redo; a step that changes nothing is none. */
export function withStep<Id, Content>(
  history: History<Id, Content>,
  step: Step<Id, Content>,
): History<Id, Content> {
  if (step.length === 0) return history;
  return { done: [...history.done, step].slice(-most), undone: [] };
}

/** The last step to undo, with each thing's own old content first, and the history after it; null where there is none. */
export function undo<Id, Content>(
  history: History<Id, Content>,
): { readonly puts: Step<Id, Content>; readonly history: History<Id, Content> } | null {
  const step = history.done.at(-1);
  if (step === undefined) return null;
  const puts = step.toReversed().map(({ id, before, after }) => ({
    id,
    before: after,
    after: before,
  }));
  return {
    puts,
    history: { done: history.done.slice(0, -1), undone: [...history.undone, step] },
  };
}

/** The last step undone, to be done again, and the history after it; null where there is none. */
export function redo<Id, Content>(
  history: History<Id, Content>,
): { readonly puts: Step<Id, Content>; readonly history: History<Id, Content> } | null {
  const step = history.undone.at(-1);
  if (step === undefined) return null;
  return {
    puts: step,
    history: { done: [...history.done, step], undone: history.undone.slice(0, -1) },
  };
}
