import { formatInstant } from "@/app/format";
import { words } from "@/app/words/words";
import type { WarningAnswer } from "@/db/queries/warnings";

/** What was answered, by whom and when: "Investigating: Carla Nowak, FieldWorks, 5 January 2026 at 14:03". */
export function saidText(
  { answer, personName, organisationId, answeredAt }: WarningAnswer,
  { names, timeZone }: { readonly names: ReadonlyMap<string, string>; readonly timeZone: string },
): string {
  const { life } = words.warnings;
  return life.said(
    life.states[answer],
    personName,
    names.get(organisationId) ?? "",
    formatInstant(answeredAt, timeZone),
  );
}
