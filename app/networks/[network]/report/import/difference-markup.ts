import { markup, type Markup } from "@/app/_components/markup";
import { formatMonth } from "@/app/format";
import { problemText } from "@/app/import-problem";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Change, Difference, IgnoredGroup, ProblemGroup } from "@/lib/import/difference";
import { partTexts } from "@/lib/import/part-text";
import type { Measure } from "@/lib/metrics/kind";
import type { Content } from "@/lib/reporting/own-echo";

const said = words.importing.changes;

/** What a file would change: exact counts, the first changes, and what is ignored or to be mended, grouped. */
export function differenceMarkup(
  difference: Difference,
  header: readonly string[],
  rejectedAt: string,
): Markup {
  const { added, changed, changes, ignored, problems, rejected } = difference;
  const all = added + changed;
  return markup`
    ${counts(difference)}
    ${all === 0 ? markup`<p class="mt-4 text-ink-2">${said.none}</p>` : changesTable(changes, all)}
    ${rejected === 0 ? null : problemList(problems, header, rejectedAt)}
    ${ignored.length === 0 ? null : ignoredList(ignored)}`;
}

function counts({ added, changed, unchanged, ignored, rejected }: Difference): Markup {
  const each = [
    ["added", added],
    ["changed", changed],
    ["unchanged", unchanged],
    ["ignored", ignored.reduce((sum, { count }) => sum + count, 0)],
    ["rejected", rejected],
  ] as const;
  return markup`<dl class="card grid grid-cols-2 gap-4 p-5 sm:grid-cols-5">
    ${each.map(
      ([name, count]) => markup`<div class="flex flex-col-reverse">
        <dt class="text-ink-2">${said.counts[name]}</dt>
        <dd class="text-xl leading-7 font-[590] ${name === "rejected" && count > 0 ? "text-breach" : ""}" data-count="${name}">${count.toLocaleString("en")}</dd>
      </div>`,
    )}
  </dl>`;
}

function changesTable(changes: readonly Change[], all: number): Markup {
  return markup`<section class="mt-6">
    <h2 class="section-title">${said.table}</h2>
    ${changes.length < all ? markup`<p class="mt-1 text-ink-2">${said.first(changes.length, all)}</p>` : null}
    <div class="card mt-2 overflow-x-auto" tabindex="0" role="region" aria-label="${said.table}">
      <table class="data-table">
        <thead><tr>
          <th scope="col">${said.row}</th><th scope="col">${said.metric}</th><th scope="col">${said.period}</th>
          <th scope="col">${said.before}</th><th scope="col">${said.after}</th>
        </tr></thead>
        <tbody>
          ${changes.map(
            ({ row, metric, subject, period, measure, before, after }) => markup`<tr>
              <td>${row.toLocaleString("en")}</td>
              <th scope="row">${subject === "" ? metric : `${metric}: ${subject}`}</th>
              <td class="whitespace-nowrap">${formatMonth(period)}</td>
              <td class="whitespace-nowrap text-ink-2">${before === null ? said.nothing : contentText(before, measure)}</td>
              <td class="whitespace-nowrap font-[590]">${contentText(after, measure)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function contentText({ parts, notApplicable }: Content, measure: Measure): string {
  if (notApplicable) return said.notApplicable;
  const { numerator, denominator } = partTexts(parts, measure);
  if (numerator === "") return said.nothing;
  return denominator === "" ? numerator : `${numerator} / ${denominator}`;
}

function problemList(
  problems: readonly ProblemGroup[],
  header: readonly string[],
  rejectedAt: string,
): Markup {
  const at = (format: string) => hrefOf(`${rejectedAt}&format=${format}`);
  return markup`<section aria-labelledby="rejected" class="mt-6">
    <h2 id="rejected" class="section-title">${said.rejected}</h2>
    <p class="mt-1 max-w-[70ch] text-ink-2">${said.rejectedLead}</p>
    <p class="mt-2 flex flex-wrap gap-3">
      <a class="button-quiet" target="_self" href="${at("xlsx")}">${said.rejectedFile("XLSX")}</a>
      <a class="button-quiet" target="_self" href="${at("csv")}">${said.rejectedFile("CSV")}</a>
    </p>
    <ul class="card mt-3 divide-y divide-line">
      ${problems.map((group) => problemItem(group, header))}
    </ul>
  </section>`;
}

/** What is mended alike: each different thing that was found with its rows, the first few of them. */
function problemItem(
  { code, column, count, different, found }: ProblemGroup,
  header: readonly string[],
): Markup {
  const name = column === null ? "" : (header[column] ?? "");
  const where = name === "" ? "" : said.inColumn(name);
  const inAll =
    different === 1
      ? null
      : markup`<p class="font-[590]">${said.differentIn(count, different)}${where === "" ? null : markup`<span class="text-ink-2"> ${where}</span>`}</p>`;
  const place = different === 1 && where !== "" ? `${where}, ` : null;
  return markup`<li class="flex flex-col gap-2 px-5 py-3">
    ${inAll}
    ${found.map(
      ({ values, count: times, rows }) => markup`<div>
        <p class="break-words font-[510]">${problemText({ code, values })}</p>
        <p class="text-[13px] text-ink-2">${place}${said.inRows(times, rowList(rows, times))}</p>
      </div>`,
    )}
    ${different > found.length ? markup`<p class="text-[13px] text-ink-2">${said.moreDifferent(different - found.length)}</p>` : null}
  </li>`;
}

/** The first rows of so many, and how many more there are. */
function rowList(rows: readonly number[], count: number): string {
  const more = count > rows.length ? [said.more(count - rows.length)] : [];
  return [...rows.map((row) => row.toLocaleString("en")), ...more].join(", ");
}

function ignoredList(ignored: readonly IgnoredGroup[]): Markup {
  return markup`<section class="mt-6">
    <h2 class="section-title">${said.ignored}</h2>
    <ul class="card mt-2 divide-y divide-line">
      ${ignored.map(
        ({ code, count, rows }) => markup`<li class="px-5 py-3">
          <p class="font-[510]">${said.ignoredBecause[code]}</p>
          <p class="text-[13px] text-ink-2">${said.inRows(count, rowList(rows, count))}</p>
        </li>`,
      )}
    </ul>
  </section>`;
}
