import { formatWhole } from "@/app/format";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { findAgreedTerms } from "@/db/queries/agreed-terms";
import { draftsOf } from "@/lib/library/definition-entry";
import { readDefinitions } from "@/lib/library/definitions-file";
import type { Period } from "@/lib/periods/period";
import { firstMonth, formOptions } from "../../proposals/new/form-options";
import type { FormOptions, Prefilled } from "../../proposals/new/prefilled";
import { prefilledDraft } from "./prefilled-draft";
import { problemText } from "./problem-text";

const said = words.library;

/** A definition that was found in a file. `changes` are what it would propose; empty where it can't be proposed. */
export type FoundDefinition = {
  readonly metric: string;
  readonly name: string;
  readonly standing: string;
  readonly changes: readonly Prefilled[];
};

/** What was found in a file and what is to be mended in it, with what the form begins with that proposes some of it. */
export type FileRead = {
  readonly state: "read";
  readonly says: string;
  readonly title: string;
  readonly from: Period;
  readonly options: FormOptions;
  readonly found: readonly FoundDefinition[];
  readonly wrong: readonly string[];
};

/** Reads a file; only what can be proposed by the organisation acted for comes with its changes. */
export async function readFileOf(
  { tx, network, viewer }: Acting,
  { text, name }: { readonly text: string; readonly name: string },
): Promise<FileRead> {
  const { entries, problems, ignored } = readDefinitions(text);
  const drafts = draftsOf(entries);
  const known = await findAgreedTerms(tx, network.id);
  const options = await formOptions(tx, network.id, known);
  const members = options.organisations.map(({ value }) => value);
  const frame = { own: viewer.organisationSlug, members };
  const found = drafts.map((draft) => {
    const agreed = known.find(({ code }) => code === draft.metric) ?? null;
    const { metric, version } = draft;
    return { metric, name: version.name, ...prefilledDraft(draft, agreed, frame) };
  });
  return {
    state: "read",
    says: countText(found.filter(({ changes }) => changes.length > 0).length),
    title: said.imported(name.trim() === "" ? said.pasted : name).slice(0, 120),
    from: firstMonth(network.timeZone),
    options,
    found,
    wrong: [
      ...problems.map(problemText),
      ...(ignored.length === 0 ? [] : [said.ignored(ignored.join(", "))]),
    ],
  };
}

function countText(count: number): string {
  if (count === 0) return said.readNone;
  return count === 1 ? said.readOne : said.read(formatWhole(count));
}
