import { markup, type Markup } from "@/app/_components/markup";
import { toNumber } from "@/lib/metrics/ratio";
import type { Fall, Waterfall } from "@/lib/scorecards/waterfall";

/** The bars of a waterfall, one a line of its table, all on one scale: where it begins, what each step did, where it ends. */
export type Course = {
  readonly from: Markup;
  readonly links: readonly Markup[];
  readonly gap: Markup;
  readonly to: Markup;
};

/** The course of a waterfall, its links in their order, drawn. Its figures stand beside it in words. */
export function courseOf(
  fall: Pick<Waterfall, "from" | "to" | "gap">,
  links: readonly Fall[],
): Course {
  const [from, to] = [toNumber(fall.from), toNumber(fall.to)];
  const falls = [...links, fall.gap];
  const levels = falls.reduce<readonly number[]>(
    (all, one) => [...all, (all.at(-1) ?? from) + one.hundredths / 100],
    [from],
  );
  const reached = falls.flatMap(({ within }, place) => {
    const before = levels[place] ?? from;
    return [before + within.from, before + within.to];
  });
  const [least, most] = [Math.min(...levels, ...reached, to), Math.max(...levels, ...reached, to)];
  const at = (value: number) => 2 + ((value - least) / (most - least || 1)) * 96;
  const bars = falls.map((one, place) => bar(one, levels[place] ?? from, at));
  return {
    from: end(at(from)),
    links: bars.slice(0, -1),
    gap: bars.at(-1) ?? end(at(from)),
    to: end(at(to)),
  };
}

function end(x: number): Markup {
  return drawn(
    markup`<line x1="${x}%" x2="${x}%" y1="1" y2="19" class="stroke-chart-actual" stroke-width="3"/>`,
  );
}

/** A bar from where the outcome stood to where this step took it, with a line as long as its 80 % interval. */
function bar({ hundredths, within }: Fall, before: number, at: (value: number) => number): Markup {
  const [one, other] = [at(before), at(before + hundredths / 100)];
  const look = hundredths < 0 ? "fill-(--signal-worse)" : "fill-(--signal-better)";
  const [first, last] = [at(before + within.from), at(before + within.to)];
  return drawn(markup`
    <rect x="${Math.min(one, other)}%" width="${Math.max(0.4, Math.abs(one - other))}%" y="4" height="12" class="${look}"/>
    <line x1="${first}%" x2="${last}%" y1="10" y2="10" class="stroke-chart-actual"/>
    <line x1="${first}%" x2="${first}%" y1="7" y2="13" class="stroke-chart-actual"/>
    <line x1="${last}%" x2="${last}%" y1="7" y2="13" class="stroke-chart-actual"/>`);
}

function drawn(marks: Markup): Markup {
  return markup`<svg aria-hidden="true" width="100%" height="20" class="block min-w-40">${marks}</svg>`;
}
