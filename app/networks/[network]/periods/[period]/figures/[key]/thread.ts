import { markup, type Markup } from "@/app/_components/markup";
import { formatInstant } from "@/app/format";
import { words } from "@/app/words/words";
import type { FigureAct } from "@/lib/settlement/figure-act";
import { contentText } from "../../figure-texts";
import type { FigurePage } from "./read-figure";

const said = words.settlement;

/** Both figures of a dispute beside each other, and what either side said of it. */
export function thread({ place, settled, version }: FigurePage): Markup | null {
  const [question] = settled.thread;
  const { figure, names } = place;
  if (question === undefined || figure === null) return null;
  const asked = names.get(question.organisationId) ?? "";
  const own = question.parts !== null || question.notApplicable;
  return markup`<dl class="card grid gap-x-6 gap-y-1 p-5 sm:grid-cols-[auto_1fr]">
      <dt class="text-ink-2">${said.theirs}</dt>
      <dd class="font-[590]">${contentText(figure, version)}</dd>
      <dt class="text-ink-2">${said.ours(asked)}</dt>
      <dd class="font-[590]">${own ? contentText(question, version) : said.none}</dd>
    </dl>
    <ol class="flex flex-col gap-4">${settled.thread.map((one) => markup`<li>${entry(one, place)}</li>`)}</ol>`;
}

function entry(one: FigureAct, { names, network }: FigurePage["place"]): Markup {
  const by = words.proposals.by(one.personName, names.get(one.organisationId) ?? "");
  const text = one.act === "name-rule" ? said.ruleSays(one.says ?? "") : one.says;
  return markup`<blockquote class="max-w-[70ch] border-l-2 border-accent pl-3">
    <p class="whitespace-pre-line wrap-anywhere">${text}</p>
    ${one.evidence === null ? null : markup`<p class="wrap-anywhere text-ink-2">${said.evidence}: ${one.evidence}</p>`}
    <footer class="text-[13px] text-ink-3">${by}, ${formatInstant(one.actedAt, network.timeZone)}</footer>
  </blockquote>`;
}
