/**
 * An instant as a network file has it, in UTC, to the microsecond and without needless zeros: "2025-12-01T09:00:00.25Z".
 *
 * @param instant a date and time with its offset; digits beyond the microsecond are cut off
 * @throws RangeError if it is none
 */
export function utcText(instant: string): string {
  const toTheMillisecond = new Date(instant).toISOString().slice(0, -1);
  const beyond = /\.[0-9]{3}([0-9]{1,3})/.exec(instant)?.[1] ?? "";
  return `${`${toTheMillisecond}${beyond}`.replace(/\.?0+$/, "")}Z`;
}
