import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
const pages = [
  "README.md",
  ...readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

/** Paths that a page links to, and those of the tree in the README, which stand at the start of a line. */
function pathsIn(page: string): readonly string[] {
  const text = readFileSync(path.join(root, page), "utf8");
  const linked = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target = ""]) => target);
  const tree = [...text.matchAll(/^([a-z0-9_.-]+(?:\/|\.[a-z]+)) {2,}\S/gm)].map(
    ([, target = ""]) => target,
  );
  const fromHere = linked
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => path.join(path.dirname(page), target));
  return [...fromHere, ...tree];
}

test.each(pages)("every path that %s names exists", (page) => {
  const named = pathsIn(page);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((target) => !existsSync(path.join(root, target)))).toEqual([]);
});
