import { words } from "@/app/words/words";
import { targets } from "@/lib/import/columns";

const said = words.importing;

/** Words that each step of an import needs. */
const steps = {
  progress: said.progress,
  gone: said.gone,
  signedOut: said.signedOut,
  failed: said.failed,
};

/** The words of choosing a file. */
export const chooseWords = {
  ...steps,
  file: said.file,
  hint: said.fileHint,
  read: said.read,
  refusals: said.refusals,
  atRow: said.atRow,
};

/** The words of the form of columns. */
export const columnsWords = {
  ...steps,
  column: said.columns.column,
  sample: said.columns.sample,
  is: said.columns.is,
  nothing: said.columns.nothing,
  mark: said.columns.mark,
  marks: {
    auto: said.columns.markAuto,
    point: said.columns.markPoint,
    comma: said.columns.markComma,
  },
  ambiguous: said.columns.ambiguous,
  wrong: said.columns.wrong,
  compare: said.columns.compare,
  targets: targets.map((target) => [target, said.columns.targets[target]] as const),
  refusals: said.refusals,
};

/** The words of confirming so many figures. */
export function confirmWords(figures: number) {
  return {
    ...steps,
    confirm: said.changes.confirm(figures),
    done: said.done(figures),
    changedSince: said.changes.changedSince,
  };
}
