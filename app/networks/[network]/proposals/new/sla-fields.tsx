"use client";

import { useState } from "react";
import { FormSelect, FormText } from "@/app/_components/form-field";
import { organisationsFor } from "./choices";
import type { Part } from "./form-context";
import { HoldsFields } from "./holds-fields";
import { Wrong } from "./lines";
import { Meter } from "./sla-meter";
import { ObligationFields, type Drafted } from "./obligation-fields";
import { NameField } from "./party-fields";
import type { PrefilledSla } from "./prefilled";
import type { Between } from "./series-choices";
import { SlaRules } from "./sla-rule-fields";
import { SideFields } from "./sla-side-fields";

type Given = Part & { readonly given: PrefilledSla };

/** An SLA: between whom, what each owes the other side by side, and the rules for both. */
export function SlaFields(props: Given) {
  const { given, at, ...part } = props;
  const [between, setBetween] = useState<Between>(given.between);
  return (
    <div className="flex flex-col gap-6">
      <Head {...props} between={between} setBetween={setBetween} />
      <HoldsFields {...part} at={at} isNew={given.isNew} holds={given.holds}>
        <Terms {...props} between={between} />
      </HoldsFields>
    </div>
  );
}

function Head({
  given,
  between,
  setBetween,
  ...part
}: Given & { between: Between; setBetween: (between: Between) => void }) {
  const { at, problemOf, said, options } = part;
  const names = [0, 1] as const;
  const nameOf = (slug: string) =>
    options.organisations.find(({ value }) => value === slug)?.text ?? slug;
  if (!given.isNew) {
    return (
      <div>
        {names.map((side) => (
          <input key={side} type="hidden" name={`${at}.between.${side}`} value={between[side]} />
        ))}
        <input type="hidden" name={`${at}.name`} value={given.name} />
        <p>{between.map(nameOf).join(" ⇄ ")}</p>
        <Wrong text={problemOf(`${at}.name`)} />
      </div>
    );
  }
  return (
    <div className="grid gap-5 sm:grid-cols-3">
      <NameField {...part} value={given.name} />
      {names.map((side) => (
        <FormSelect
          key={side}
          name={`${at}.between.${side}`}
          label={side === 0 ? said.pact.between : said.pact.and}
          problem={
            problemOf(`${at}.between.${side}`) ?? (side === 1 ? problemOf(`${at}.between`) : null)
          }
          defaultValue={given.between[side]}
          choices={organisationsFor(given.between[side], part)}
          onChange={(slug) => {
            setBetween(side === 0 ? [slug, between[1]] : [between[0], slug]);
          }}
        />
      ))}
    </div>
  );
}

function Terms({ given, between, ...part }: Given & { between: Between }) {
  const { at, problemOf, said } = part;
  const { terms } = given;
  const [drafted, setDrafted] = useState<readonly Drafted[]>(
    terms.obligations.map((one, id) => ({
      id,
      side: one.obligor === given.between[1] ? 1 : 0,
      key: one.key,
      given: one,
    })),
  );
  const [next, setNext] = useState(drafted.length);
  const sides = [0, 1] as const;
  const of = (side: 0 | 1) => drafted.filter((one) => one.side === side);
  const isOneSided = sides.some((side) => of(side).length === 0) && drafted.length > 0;
  return (
    <div className="flex flex-col gap-6 **:scroll-mt-24">
      <Meter {...part} counts={[of(0).length, of(1).length]} />
      {isOneSided ? (
        <FormText
          name={`${at}.terms.oneSidedReason`}
          label={said.pact.oneSided}
          hint={said.pact.oneSidedHint}
          problem={problemOf(`${at}.terms.oneSidedReason`)}
          rows={2}
          maxLength={2000}
          defaultValue={terms.oneSidedReason ?? ""}
        />
      ) : null}
      <Wrong text={problemOf(`${at}.terms.obligations`)} />
      <div className="grid items-start gap-6 xl:grid-cols-2">
        {sides.map((side) => (
          <Side
            key={side}
            {...part}
            given={given}
            side={side}
            between={between}
            drafted={drafted}
            change={setDrafted}
            add={() => {
              setDrafted([...drafted, { id: next, side, key: "", given: null }]);
              setNext(next + 1);
            }}
          />
        ))}
      </div>
      <Wrong text={problemOf(`${at}.terms.sides`)} />
      <SlaRules {...part} at={`${at}.terms`} given={terms} />
    </div>
  );
}

function Side({
  given,
  side,
  between,
  drafted,
  change,
  add,
  ...part
}: Given & {
  side: 0 | 1;
  between: Between;
  drafted: readonly Drafted[];
  change: (drafted: readonly Drafted[]) => void;
  add: () => void;
}) {
  const { at, said, options } = part;
  const name =
    options.organisations.find(({ value }) => value === between[side])?.text ?? said.pact.party;
  const title = `${name} ${said.pact.we}`;
  const own = drafted.filter((one) => one.side === side);
  const others = drafted.filter((one) => one.side !== side);
  const terms = given.terms.sides.find(({ organisation }) => organisation === given.between[side]);
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-4">
      <h3 className="font-[590]">{title}</h3>
      {own.length === 0 ? <p className="text-[13px] text-ink-2">{said.pact.none}</p> : null}
      {own.map((one) => (
        <ObligationFields
          key={one.id}
          {...part}
          at={`${at}.terms.obligations.${one.id}`}
          drafted={one}
          between={between}
          others={others}
          onKey={(key) => {
            change(drafted.map((other) => (other.id === one.id ? { ...other, key } : other)));
          }}
          remove={() => {
            change(drafted.filter((other) => other.id !== one.id));
          }}
        />
      ))}
      <button
        type="button"
        className="button-quiet self-start"
        aria-label={`${said.pact.add}: ${name}`}
        onClick={add}
      >
        {said.pact.add}
      </button>
      <SideFields
        {...part}
        at={`${at}.terms.sides.${side}`}
        organisation={between[side]}
        between={between}
        given={terms ?? null}
      />
    </section>
  );
}
