import { disclosure } from "@/app/_components/disclosure";
import { markup, type Markup } from "@/app/_components/markup";
import { formatInstant, formatList, formatMonth } from "@/app/format";
import { words } from "@/app/words/words";
import type { PoolWindow } from "@/lib/settlement/pool-windows";
import { moneyOf } from "./money";
import type { SlasPage } from "./slas-page";

const { pools: said, kept: keptSaid } = words.slas;

type Frozen = SlasPage["frozen"][number] & { readonly pool: PoolWindow["statement"] };

/** Which windows of a pool stand as they were kept, and which of these would come out otherwise today. */
export function poolKept(windows: readonly PoolWindow<Frozen>[], page: SlasPage): Markup {
  const kept = windows.flatMap((one) => (one.kept === null ? [] : [one.kept]));
  const open = windows.flatMap(({ kept: was, statement }) =>
    was === null ? [statement.last] : [],
  );
  const changed = kept.filter(({ since }) => since.length > 0);
  return markup`${changed.length === 0 ? null : changedSince(changed, page)}
    ${open.map((month) => markup`<p class="text-[13px] text-ink-2">${said.openWindow(formatMonth(month))}</p>`)}
    ${kept.length === 0 ? null : keptList(kept, page)}`;
}

type Kept = NonNullable<PoolWindow<Frozen>["kept"]>;

function changedSince(changed: readonly Kept[], { network, nameOf }: SlasPage): Markup {
  const money = (amount: string) => moneyOf(amount, network.currency);
  return markup`<div class="rounded-card border border-watch/40 p-3 text-[13px]">
    <p class="font-[590]">${keptSaid.changedSince}</p>
    <ul class="flex list-disc flex-col gap-1 pl-5">${changed.flatMap(({ since }) =>
      since.map(
        ({ organisation, last, was, is }) =>
          markup`<li>${keptSaid.now(said.changedWindow(formatMonth(last), nameOf(organisation)), money(was), money(is))}</li>`,
      ),
    )}</ul>
    ${changed
      .filter(({ correctedIn }) => correctedIn.length > 0)
      .map(
        ({ correctedIn }) =>
          markup`<p>${keptSaid.correctedIn(formatList(correctedIn.map(formatMonth)))}</p>`,
      )}
  </div>`;
}

function keptList(kept: readonly Kept[], { network }: SlasPage): Markup {
  return disclosure(
    said.asKept(String(kept.length)),
    markup`<ul class="flex flex-col gap-1 text-[13px] text-ink-2">${kept.map(
      ({ frozen: { period, frozenAt, textHash } }) =>
        markup`<li>${said.keptWindow(formatMonth(period), formatInstant(frozenAt, network.timeZone))} <span class="font-mono" title="${textHash}">${textHash.slice(0, 12)}</span></li>`,
    )}</ul>`,
  );
}
