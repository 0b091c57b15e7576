import path from "node:path";
import { defineConfig } from "@playwright/test";
import { isThorough } from "./thorough";

const { BASE_URL: baseURL, CHROMIUM_PATH: executablePath } = process.env;

/** The browser tests run against an app that is served already: `npm test` starts one. */
export default defineConfig({
  testDir: ".",
  // What samples in `npm test` tries everything beside the long proofs.
  testMatch: isThorough
    ? ["**/*.trust.ts", "**/access/*.spec.ts", "**/nobody-sees-what-is-not-theirs.spec.ts"]
    : "*.spec.ts",
  outputDir: path.join(import.meta.dirname, "..", "test-results"),
  globalSetup: "./mail.setup.ts",
  fullyParallel: true,
  forbidOnly: process.env["CI"] !== undefined,
  workers: 3,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    ...(baseURL === undefined ? {} : { baseURL }),
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/London",
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
