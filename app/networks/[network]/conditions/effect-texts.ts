import { formatList, formatMonth } from "@/app/format";
import { words } from "@/app/words/words";
import { monthNumber } from "@/lib/periods/period";
import { effectsOf, type Declaration, type DeclaredEffect } from "@/lib/scorecards/conditions";
import type { ConditionsPage } from "./read-page";

const said = words.conditions.declared;

/** What a declaration flexes already and what it waits for, a sentence each; nothing where it was withdrawn. */
export function effectTexts(
  declaration: Declaration,
  { metrics, nameOf }: Pick<ConditionsPage, "metrics" | "nameOf">,
): readonly string[] {
  if (declaration.withdrawnAt !== null) return [];
  const effects = effectsOf(declaration, metrics);
  if (effects.length === 0) return [said.noRule];
  const { closedMonth } = declaration;
  const waitText = (code: string, names: string) =>
    closedMonth === null
      ? said.waits(code, names)
      : said.lacked(code, names, formatMonth(closedMonth));
  const flexing = effects.filter(({ flexed }) => flexed.length > 0);
  const length = monthNumber(declaration.last) - monthNumber(declaration.first) + 1;
  return [
    flexing.length === 0
      ? said.nothing
      : said.flexes(formatList(flexing.map((one) => flexedText(one, length)))),
    ...effects.flatMap(({ metric, missing }) =>
      missing.length === 0 ? [] : [waitText(metric.code, formatList(missing.map(nameOf)))],
    ),
  ];
}

/** The metric alone where all months of the declaration are flexed. */
function flexedText({ metric, flexed }: DeclaredEffect, length: number): string {
  return flexed.length === length
    ? metric.code
    : said.partly(metric.code, formatList(flexed.map(formatMonth)));
}
