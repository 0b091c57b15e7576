import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compareRatios, ratio, type Ratio } from "@/lib/metrics/ratio";
import { yieldBounds } from "./yields";

test("whatever happens to orders, what their customers got lies within the bounds of what the stages count", () => {
  // Each order passes or fails each stage; failures may go together in any way.
  const orders = fc.integer({ min: 1, max: 7 }).chain((stages) =>
    fc.array(fc.array(fc.boolean(), { minLength: stages, maxLength: stages }), {
      minLength: 1,
      maxLength: 200,
    }),
  );
  fc.assert(
    fc.property(orders, (all) => {
      const stages = (all[0] ?? []).map((_, stage) =>
        ratio(all.filter((order) => order[stage] === true).length, all.length),
      );
      const measured = ratio(all.filter((order) => order.every(Boolean)).length, all.length);
      const { least, most } = boundsOf(stages);
      expect(compareRatios(least, measured)).not.toBe(1);
      expect(compareRatios(measured, most)).not.toBe(1);
    }),
  );
});

function boundsOf(stages: readonly Ratio[]) {
  const bounds = yieldBounds(stages);
  if (bounds === null) throw new Error("no stage");
  return bounds;
}
