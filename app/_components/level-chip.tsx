import { words } from "@/app/words/words";
import type { Level } from "@/lib/bands/level";

const tones: Readonly<Record<Level, string>> = {
  ahead: "bg-ahead-tint text-ahead",
  "on-track": "bg-good-tint text-good",
  watch: "bg-watch-tint text-watch",
  breach: "bg-breach-tint text-breach",
  "no-data": "bg-none-tint text-none",
};

/** A level as glyph and word, never as a colour alone; `notApplicable` says why there are no data. */
export function LevelChip({
  level,
  notApplicable = false,
}: {
  level: Level;
  notApplicable?: boolean;
}) {
  const word =
    level === "no-data" && notApplicable ? words.metric.noDataNotApplicable : words.levels[level];
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded-chip px-2 py-0.5 text-xs leading-4 font-[510] whitespace-nowrap ${tones[level]}`}
    >
      <LevelGlyph level={level} />
      <span>{word}</span>
    </span>
  );
}

/** The shape that stands for a level: each differs from the others without its colour. */
function LevelGlyph({ level }: { level: Level }) {
  return (
    <svg aria-hidden="true" width="12" height="12" viewBox="0 0 12 12" className="shrink-0">
      {shapeOf(level)}
    </svg>
  );
}

function shapeOf(level: Level) {
  switch (level) {
    case "ahead":
      return (
        <path d="M2 8l4-4 4 4M2 11l4-4 4 4" fill="none" stroke="currentColor" strokeWidth="1.6" />
      );
    case "on-track":
      return <circle cx="6" cy="6" r="4.5" fill="currentColor" />;
    case "watch":
      return (
        <>
          <path d="M6 .8 11.2 6 6 11.2.8 6Z" fill="none" stroke="currentColor" strokeWidth="1.2" />
          <path d="M6 .8V11.2L.8 6Z" fill="currentColor" />
        </>
      );
    case "breach":
      return <path d="M.8 1.8H11.2L6 10.8Z" fill="currentColor" />;
    case "no-data":
      return (
        <circle
          cx="6"
          cy="6"
          r="4.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
          strokeDasharray="2 1.6"
        />
      );
  }
}
