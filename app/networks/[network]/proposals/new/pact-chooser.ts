import { markup, type Markup } from "@/app/_components/markup";
import type { Choice } from "@/app/_components/form-field";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Pacts } from "@/db/queries/pacts";

const said = words.propose.choose.pacts;

/** Asks which SLA, fee, amounts or pool is to be changed or begun: links to the form, since each is a proposal of its own. */
export function pactChooser(
  { slas, fees, amounts, pools, chains }: Pacts,
  organisations: readonly Choice[],
  base: string,
): Markup {
  const nameOf = (slug: string) => organisations.find(({ value }) => value === slug)?.text ?? slug;
  const link = (query: Readonly<Record<string, string>>, text: string) =>
    markup`<li><a class="text-link" href="${hrefOf(`${base}?${new URLSearchParams(query).toString()}`)}">${text}</a></li>`;
  const known = [
    ...slas.filter(holds).map(({ number, name }) => link({ sla: String(number) }, said.sla(name))),
    ...fees
      .filter(holds)
      .map(({ payer, payee }) =>
        link({ fee: `${payer}:${payee}` }, said.fee(nameOf(payer), nameOf(payee))),
      ),
    ...amounts.map(({ name }) => link({ amount: name }, said.amount(name))),
    ...pools.filter(holds).map(({ name }) => link({ pool: name }, said.pool(name))),
    ...chains.filter(holds).map(({ name }) => link({ chain: name }, said.chain(name))),
  ];
  return markup`<section aria-labelledby="pacts" class="flex flex-col gap-3">
    <h2 id="pacts" class="section-title">${said.title}</h2>
    <p class="flex flex-wrap gap-3">${(["sla", "fee", "amount", "pool", "chain"] as const).map(
      (kind) =>
        markup`<a class="button-quiet" href="${hrefOf(`${base}?${kind}=new`)}">${said.fresh[kind]}</a>`,
    )}</p>
    ${known.length === 0 ? null : markup`<ul class="flex flex-wrap gap-x-6 gap-y-1">${known}</ul>`}
  </section>`;
}

function holds({
  versions,
}: {
  readonly versions: readonly { readonly says: unknown }[];
}): boolean {
  return (versions.at(-1)?.says ?? null) !== null;
}
