import Link from "next/link";
import { formatMonth } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import { addMonths, type Period } from "@/lib/periods/period";

/** Links to the month before and after, as far as there is one. */
export function PeriodLinks({
  base,
  period,
  periods,
}: {
  base: string;
  period: Period;
  periods: readonly Period[];
}) {
  const earlier = addMonths(period, -1);
  const later = addMonths(period, 1);
  return (
    <nav aria-label={words.chain.periods} className="flex gap-2 print:hidden">
      {[
        { at: earlier, word: words.chain.earlier, arrow: "←" },
        { at: later, word: words.chain.later, arrow: "→" },
      ]
        .filter(({ at }) => periods.includes(at))
        .map(({ at, word, arrow }) => (
          <Link
            key={at}
            href={hrefOf(`${base}?period=${at}`)}
            className="button-quiet"
            aria-label={`${word}: ${formatMonth(at)}`}
          >
            <span aria-hidden="true">{arrow}</span>
          </Link>
        ))}
    </nav>
  );
}
