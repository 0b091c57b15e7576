import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dependencyCycle } from "./cycles";

const keys = ["A", "B", "C", "D", "E"];

describe("laws of cycles", () => {
  const graph = fc.array(fc.array(fc.nat(4), { maxLength: 3 }), { minLength: 5, maxLength: 5 });
  const nodes = (edges: readonly (readonly number[])[]) =>
    edges.map((others, index) => ({
      key: keys[index] ?? "",
      dependsOn: [...new Set(others)].map((on) => ({ on: keys[on] ?? "", lag: 0, share: "1" })),
    }));

  test("there is a cycle just when taking away what depends on nothing left leaves something", () => {
    fc.assert(
      fc.property(graph, (edges) => {
        let left = nodes(edges);
        for (let before = -1; before !== left.length;) {
          before = left.length;
          const names = left.map(({ key }) => key);
          left = left.filter(({ dependsOn }) => dependsOn.some(({ on }) => names.includes(on)));
        }
        const cycle = dependencyCycle(nodes(edges));
        expect(cycle !== null).toBe(left.length > 0);
        for (const [index, key] of (cycle ?? []).slice(0, -1).entries()) {
          const own = nodes(edges).find((node) => node.key === key);
          expect(own?.dependsOn.map(({ on }) => on)).toContain(cycle?.[index + 1]);
        }
      }),
    );
  });
});
