import type { Period } from "@/lib/periods/period";

/** The days of a month from Monday to Friday, in order, written as "2025-12-31"; holidays are not known. */
export function workingDays(month: Period): string[] {
  const days = Array.from(
    { length: 31 },
    (_, day) => `${month}-${String(day + 1).padStart(2, "0")}`,
  );
  return days.filter((day) => {
    const date = new Date(`${day}T00:00:00Z`);
    const inMonth = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
    return inMonth && date.getUTCDay() !== 0 && date.getUTCDay() !== 6;
  });
}
