import { words } from "@/app/words/words";
import { formSaid } from "../../proposals/new/form-said";
import type { FormOptions } from "../../proposals/new/prefilled";
import { ImportPanel } from "./import-panel";

/** The panel that reads a file of definitions and proposes what is ticked, for those who may propose. */
export function Import({
  slug,
  from,
  options,
}: {
  slug: string;
  from: string;
  options: FormOptions;
}) {
  return (
    <ImportPanel
      slug={slug}
      from={from}
      words={words.library.form}
      said={formSaid}
      options={options}
      answers={words.forms.answers}
    />
  );
}
