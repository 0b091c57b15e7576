"use client";

import { useState } from "react";
import { seriesText } from "@/lib/proposals/typed";
import type { Base as CreditBase, Consequence } from "@/lib/slas/terms";
import { choicesOf } from "./choices";
import type { Part } from "./form-context";
import { Lines, Wrong } from "./lines";
import { fieldsOf, oneOf } from "./short-field";
import { withGiven, type Between } from "./series-choices";

type Kind = Consequence["kind"];

/** What follows a miss, with the fields of its kind. */
export function ConsequenceFields({
  given,
  between,
  ...part
}: Part & { given: Consequence | null; between: Between }) {
  const said = part.said.pact.obligation;
  const [kind, setKind] = useState<Kind>(given?.kind ?? "plan");
  const field = fieldsOf(part);
  return (
    <div className="flex flex-col gap-3">
      {field.choice("kind", said.consequence, {
        value: kind,
        choices: choicesOf(said.consequences),
        onChange: (value) => {
          setKind(oneOf(said.consequences, value));
        },
      })}
      <OfKind kind={kind} given={given} between={between} {...part} />
      <Wrong text={part.problemOf(part.at)} />
    </div>
  );
}

type OfKindProps = Part & { kind: Kind; given: Consequence | null; between: Between };

function OfKind({ kind, given, between, ...part }: OfKindProps) {
  const said = part.said.pact.obligation;
  const field = fieldsOf(part);
  const base = <Base {...part} given={given} between={between} />;
  const tiers = (what: "percent" | "points") => (
    <Tiers {...part} what={what} given={tiersOf(given, what)} />
  );
  switch (kind) {
    case "none":
    case "plan":
      return null;
    case "credit":
      return (
        <>
          {base}
          {tiers("percent")}
        </>
      );
    case "per-unit":
      return (
        <>
          {base}
          {field.number("percent", said.percent, rateOf(given))}
        </>
      );
    case "amount-per-unit":
      return field.number("amount", said.amount, rateOf(given));
    case "points":
      return tiers("points");
  }
}

function Base({ given, between, ...part }: Omit<OfKindProps, "kind">) {
  const base = given !== null && "base" in given ? given.base : null;
  return <BaseFields {...part} at={`${part.at}.base`} given={base} between={between} />;
}

/** What each unit worse costs already: so many per cent, or an amount. */
function rateOf(given: Consequence | null): string {
  if (given?.kind === "per-unit") return given.percent;
  return given?.kind === "amount-per-unit" ? given.amount : "";
}

/** The tiers that a consequence has already, if it is one of those that have them. */
function tiersOf(given: Consequence | null, what: "percent" | "points"): readonly TierText[] {
  if (given?.kind === "credit" && what === "percent")
    return given.tiers.map(({ worseBy, percent }) => [worseBy, percent]);
  if (given?.kind === "points" && what === "points")
    return given.tiers.map(({ worseBy, points }) => [worseBy, points]);
  return [];
}

type TierText = readonly [worseBy: string, amount: string];

function Tiers({
  what,
  given,
  ...part
}: Part & { what: "percent" | "points"; given: readonly TierText[] }) {
  const said = part.said.pact.obligation;
  const first: readonly TierText[] = given.length === 0 ? [["0", ""]] : given;
  return (
    <Lines
      given={first}
      least={1}
      words={{ add: said.addTier, remove: said.removeTier }}
      problem={part.problemOf(`${part.at}.tiers`)}
    >
      {({ key, given: tier }) => {
        const field = fieldsOf({ ...part, at: `${part.at}.tiers.${key}` });
        const [worseBy, amount] = tier ?? ["", ""];
        return (
          <div className="grid grow grid-cols-2 items-end gap-3">
            {field.number("worseBy", said.worseBy, worseBy)}
            {field.number(what, said[what], amount)}
          </div>
        );
      }}
    </Lines>
  );
}

/** What a credit is so many per cent of. */
export function BaseFields({
  given,
  between,
  ...part
}: Part & { given: CreditBase | null; between: Between }) {
  const said = part.said.pact.obligation;
  const [kind, setKind] = useState<CreditBase["kind"]>(given?.kind ?? "fee");
  const field = fieldsOf(part);
  const series = given?.kind === "amount" ? seriesText(given.series) : "";
  const stake = given?.kind === "stake" ? given : { pool: "", allocation: "" };
  return (
    <div className="flex flex-col gap-3">
      {field.choice("kind", said.base, {
        value: kind,
        choices: choicesOf(said.bases),
        onChange: (value) => {
          setKind(oneOf(said.bases, value));
        },
      })}
      {kind === "stake" ? (
        <div className="grid grid-cols-2 gap-3">
          {field.number("pool", said.pool, stake.pool)}
          {field.number("allocation", said.allocation, stake.allocation)}
        </div>
      ) : null}
      {kind === "amount"
        ? field.choice("series", said.series, {
            value: series,
            choices: withGiven(part.options.money, { series, between, choose: said.unknown }),
          })
        : null}
      <Wrong text={part.problemOf(part.at)} />
    </div>
  );
}
