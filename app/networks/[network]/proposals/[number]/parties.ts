import { markup, type Markup } from "@/app/_components/markup";
import { scrollRegion } from "@/app/_components/scroll-region";
import { formatInstant } from "@/app/format";
import { words } from "@/app/words/words";
import type { Proposal } from "@/db/queries/proposals";

const said = words.proposals;

/** Who has to agree, who has answered how and when, and the hash that their agreements hold. */
export function parties(
  { partyIds, answers, textHash }: Proposal,
  names: ReadonlyMap<string, string>,
  { timeZone, textPath }: { readonly timeZone: string; readonly textPath: string },
): Markup {
  const inOrder = partyIds.toSorted((a, b) =>
    (names.get(a) ?? "") < (names.get(b) ?? "") ? -1 : 1,
  );
  return markup`<section aria-labelledby="parties" class="flex flex-col gap-3">
    <h2 id="parties" class="section-title">${said.parties}</h2>
    ${scrollRegion(
      said.parties,
      markup`<table class="data-table">
        <thead><tr>
          <th scope="col">${words.chain.organisation}</th>
          <th scope="col">${said.columns.answers}</th>
          <th scope="col">${words.metric.person}</th>
          <th scope="col">${words.metric.when}</th>
        </tr></thead>
        <tbody>${inOrder.map((id) => {
          const answer = answers.find(({ organisationId }) => organisationId === id);
          return markup`<tr>
            <th scope="row">${names.get(id) ?? ""}</th>
            <td>${answer === undefined ? said.notYet : said.answers[answer.answer]}${
              answer?.reason
                ? markup`<small class="block whitespace-pre-line">${answer.reason}</small>`
                : null
            }</td>
            <td>${answer?.personName ?? ""}</td>
            <td>${answer === undefined ? "" : formatInstant(answer.answeredAt, timeZone)}</td>
          </tr>`;
        })}</tbody>
      </table>`,
    )}
    <p class="text-[13px] text-ink-2">
      ${said.text}: <code class="break-all">${textHash}</code> · <a class="text-link" href="${textPath}">${said.textLink}</a>
    </p>
  </section>`;
}
