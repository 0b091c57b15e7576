import * as fc from "fast-check";
import { expect, test } from "vitest";
import { noHistory, redo, undo, withStep, type History, type Step } from "./undo";

type Sheet = Readonly<Record<string, string>>;

function put(sheet: Sheet, step: Step<string, string>): Sheet {
  return step.reduce((now, { id, after }) => ({ ...now, [id]: after }), sheet);
}

/** Puts texts into cells as one step. */
function act(
  { sheet, history }: { readonly sheet: Sheet; readonly history: History<string, string> },
  texts: Sheet,
) {
  const step = Object.entries(texts).map(([id, after]) => ({ id, before: sheet[id] ?? "", after }));
  return { sheet: put(sheet, step), history: withStep(history, step) };
}

test("a paste is one step, and each cell gets its own old value back", () => {
  const typed = act({ sheet: { a: "", b: "" }, history: noHistory }, { a: "1" });
  const pasted = act(typed, { a: "10", b: "20" });
  const undone = undo(pasted.history);
  expect(put(pasted.sheet, undone?.puts ?? [])).toEqual({ a: "1", b: "" });
  const again = redo(undone?.history ?? noHistory);
  expect(put({ a: "1", b: "" }, again?.puts ?? [])).toEqual({ a: "10", b: "20" });
});

test("a new step leaves nothing to redo, and a step of nothing is none", () => {
  const typed = act({ sheet: {}, history: noHistory }, { a: "1" });
  const back = undo(typed.history)?.history ?? noHistory;
  expect(redo(withStep(back, []))).not.toBeNull();
  expect(redo(withStep(back, [{ id: "b", before: "", after: "2" }]))).toBeNull();
  expect(undo(noHistory)).toBeNull();
  expect(redo(noHistory)).toBeNull();
});

test("whatever was done, undoing all of it gives what was there first, and redoing all of it what was there last", () => {
  const texts = fc.dictionary(fc.constantFrom("a", "b", "c"), fc.constantFrom("", "1", "n/a"), {
    minKeys: 1,
  });
  fc.assert(
    fc.property(fc.array(texts, { maxLength: 12 }), (acts) => {
      const first: Sheet = { a: "", b: "0", c: "7" };
      const last = acts.reduce(act, { sheet: first, history: noHistory });
      let { sheet, history } = last;
      for (let step = undo(history); step !== null; step = undo(history)) {
        ({ history } = step);
        sheet = put(sheet, step.puts);
      }
      expect(sheet).toEqual(first);
      for (let step = redo(history); step !== null; step = redo(history)) {
        ({ history } = step);
        sheet = put(sheet, step.puts);
      }
      expect(sheet).toEqual(last.sheet);
    }),
  );
});
