import { disclosure } from "@/app/_components/disclosure";
import { markup, type Markup } from "@/app/_components/markup";
import { scrollRegion } from "@/app/_components/scroll-region";
import { formatInstant } from "@/app/format";
import { words } from "@/app/words/words";
import type { AgreedTerms } from "@/db/queries/agreed-terms";
import type { Pacts } from "@/db/queries/pacts";
import type { Proposal, ProposalComment } from "@/db/queries/proposals";
import { differences, type FieldDifference } from "@/lib/proposals/fields-of";
import { isOfMetric, objectOf, type ProposedChange } from "@/lib/proposals/proposal-terms";
import { changeBefore } from "../change-before";
import { fieldLabel, fieldText, type FieldFrame } from "../field-text";
import { objectText } from "../object-text";
import { wordChanges } from "./word-changes";

const said = words.proposals;

/** What the changes of a proposal are shown with. */
export type ChangesFrame = {
  readonly proposal: Proposal;
  readonly countered: Proposal | null;
  readonly agreed: readonly AgreedTerms[];
  readonly pacts: Pacts;
  readonly names: ReadonlyMap<string, string>;
  readonly slugs: ReadonlyMap<string, string>;
  readonly timeZone: string;
  readonly currency: string;
};

/** Each change of a proposal, field by field, beside what it would take the place of, with the comments about each field. */
export function changes(frame: ChangesFrame): Markup {
  return markup`<section aria-labelledby="changes" class="flex flex-col gap-4">
    <h2 id="changes" class="section-title">${said.changes}</h2>
    ${frame.proposal.terms.changes.map((change) => one(change, frame))}
  </section>`;
}

function one(change: ProposedChange, frame: ChangesFrame): Markup {
  const before = changeBefore(change, frame.proposal, frame);
  const fields = differences(before, change);
  const shown = before === null ? fields : fields.filter(({ isChanged }) => isChanged);
  const same = fields.filter((field) => !shown.includes(field));
  const title = objectText(objectOf(change), frame.slugs);
  const reading: FieldFrame = {
    names: frame.slugs,
    unit: unitOf(change, frame),
    currency: frame.currency,
  };
  const table = (rows: readonly FieldDifference[], hasBefore: boolean) =>
    scrollRegion(
      title,
      markup`<table class="data-table">
        <thead><tr>
          <th scope="col">${said.field}</th>
          ${hasBefore ? markup`<th scope="col">${said.before}</th>` : null}
          <th scope="col">${said.after}</th>
        </tr></thead>
        <tbody>${rows.map((row) => line(row, { hasBefore, reading, frame }))}</tbody>
      </table>`,
    );
  return markup`<section class="flex flex-col gap-2" aria-label="${title}">
    <h3 class="font-[590]">${title}</h3>
    <p class="text-[13px] text-ink-2">${againstText(before !== null, frame)}</p>
    ${shown.length === 0 ? null : table(shown, before !== null)}
    ${same.length === 0 ? null : disclosure(said.same(same.length), table(same, false))}
  </section>`;
}

function againstText(hasBefore: boolean, { countered }: ChangesFrame): string {
  if (!hasBefore) return said.noBefore;
  return countered === null ? said.against.force : said.against.counter(countered.number);
}

function line(
  { place, field, before, after, isChanged }: FieldDifference,
  context: {
    readonly hasBefore: boolean;
    readonly reading: FieldFrame;
    readonly frame: ChangesFrame;
  },
): Markup {
  const { hasBefore, reading, frame } = context;
  const earlier = fieldText(field, before, reading);
  const later =
    after === null && before !== null && isChanged
      ? said.removed
      : fieldText(field, after, reading);
  const texts =
    hasBefore && isChanged
      ? wordChanges(earlier, later)
      : { before: markup`${earlier}`, after: markup`${later}` };
  const about = frame.proposal.comments.filter((comment) => comment.place === place);
  return markup`<tr>
    <th scope="row" class="min-w-24 align-top sm:min-w-36">${fieldLabel(field, reading.names)}</th>
    ${hasBefore ? markup`<td class="min-w-24 align-top sm:min-w-48">${texts.before}</td>` : null}
    <td class="min-w-28 align-top sm:min-w-48">${texts.after}${about.map((comment) => commentText(comment, frame))}</td>
  </tr>`;
}

/** A comment, with who made it and when. */
export function commentText(
  { says, personName, organisationId, commentedAt }: ProposalComment,
  { names, timeZone }: Pick<ChangesFrame, "names" | "timeZone">,
): Markup {
  const by = said.by(personName, names.get(organisationId) ?? "");
  return markup`<blockquote class="mt-2 border-l-2 border-accent pl-3">
    <p class="whitespace-pre-line wrap-anywhere">${says}</p>
    <footer class="text-[13px] text-ink-3">${by}, ${formatInstant(commentedAt, timeZone)}</footer>
  </blockquote>`;
}

/** The unit that a metric's bounds are in: the proposed definition's, or else the last one's. */
function unitOf(change: ProposedChange, { proposal, agreed }: ChangesFrame): string {
  if (!isOfMetric(change)) return "";
  const proposed = proposal.terms.changes.find(
    (other) => other.change === "metric-version" && other.metric === change.metric,
  );
  if (proposed?.change === "metric-version") return proposed.version.unit;
  const known = agreed.find(({ code }) => code === change.metric);
  return known?.versions.at(-1)?.unit ?? "";
}
