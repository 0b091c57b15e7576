import { describe, expect, test } from "vitest";
import { at } from "./at";
import { advance, beginEvidence, slopes } from "./evidence-run";
import { onsetWindow } from "./templates";
import { noiseOf } from "./testing/noise";
import type { ViewScores } from "./views";

const months = 130;

/** A view whose drift looks like itself, times `pace`. */
function aView(weight: number, pace: number, score: (month: number) => number): ViewScores {
  return {
    view: { kind: "series", name: "a", members: [0], weight },
    scores: Float64Array.from({ length: months }, (_, month) => score(month)),
    templates: Float64Array.from(
      { length: months * onsetWindow },
      (_, place) => pace * ((place % onsetWindow) + 1),
    ),
  };
}

/** ln M as it is defined: the logarithm of a sum of exponentials, each from its own A and V. */
function defined(views: readonly ViewScores[], start: number, month: number): number {
  const terms: number[] = [];
  for (let onset = Math.max(start, month - onsetWindow + 1); onset <= month; onset++)
    for (const { view, scores, templates } of views) {
      let [pull, image] = [0, 0];
      for (let s = onset; s <= month; s++) {
        const g = at(templates, s * onsetWindow + s - onset);
        if (Number.isNaN(at(scores, s))) continue;
        pull += g * at(scores, s);
        image += g * g;
      }
      for (const slope of slopes)
        terms.push(Math.log(view.weight / 5) + slope * pull - (slope ** 2 * image) / 2);
    }
  const most = Math.max(...terms);
  return most + Math.log(terms.reduce((sum, one) => sum + Math.exp(one - most), 0));
}

describe("evidence taken in month by month is the one defined for all of them", () => {
  const { normal } = noiseOf(5);
  test.each([
    { tells: "noise", level: 0, isLarge: false },
    { tells: "a drift beyond what a double holds", level: 6.2, isLarge: true },
  ])("with $tells", ({ level, isLarge }) => {
    const views = [
      aView(0.5, 1, () => level + normal()),
      aView(0.25, 0.7, (month) => (month % 7 === 3 ? Number.NaN : level + normal())),
      aView(0.25, 0.4, () => level + normal()),
    ];
    const run = beginEvidence(views, 12);
    for (let month = 12; month < months; month++) {
      advance(run);
      const exact = defined(views, 12, month);
      expect(Math.abs(run.logEvidence - exact)).toBeLessThan(1e-10 * Math.max(1, exact));
    }
    expect(run.logEvidence > Math.log(Number.MAX_VALUE)).toBe(isLarge);
  });
});
