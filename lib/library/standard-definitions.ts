import { contactDefinitions } from "./contacts";
import { customerDefinitions } from "./customers";
import type { StandardDefinition } from "./definition";
import { fieldDefinitions } from "./field-work";
import { moneyDefinitions } from "./money";
import { orderDefinitions } from "./orders";

/** All standard definitions, theme by theme. */
export const standardDefinitions: readonly StandardDefinition[] = [
  ...orderDefinitions,
  ...contactDefinitions,
  ...customerDefinitions,
  ...fieldDefinitions,
  ...moneyDefinitions,
];

/** The definition as a network with this currency would propose it. @param currency a code such as "GBP" */
export function inCurrency(definition: StandardDefinition, currency: string): StandardDefinition {
  return { ...definition, unit: definition.unit.replace(/^currency\b/, currency) };
}
