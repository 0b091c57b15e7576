import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What stands in db and needs no database made for it. */
const apart = ["db/{commands,demo,embedded,files}/**/*.test.{ts,mjs}", "db/embedded.test.{ts,mjs}"];

export default defineConfig({
  resolve: {
    alias: { "@": at("."), "server-only": at("node_modules/server-only/empty.js") },
  },
  test: {
    maxWorkers: 3,
    // A machine that does other work beside must not fail a test.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          // Pure rules leave nothing behind, so files share what they import.
          isolate: false,
          include: ["*.test.ts", "{app,bench,docs,e2e,lib}/**/*.test.{ts,tsx}"],
          exclude: ["bench/load/*.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "apart",
          include: apart,
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["{db,bench/load}/**/*.test.ts"],
          exclude: apart,
          globalSetup: ["db/testing/cluster.ts"],
          setupFiles: ["db/testing/own-database.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "trust",
          include: ["db/**/*.trust.ts"],
          globalSetup: ["db/testing/cluster.ts"],
          setupFiles: ["db/testing/own-database.ts"],
          testTimeout: 1_800_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
