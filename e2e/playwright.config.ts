import path from "node:path";
import { defineConfig } from "@playwright/test";

const { BASE_URL: baseURL, CHROMIUM_PATH: executablePath } = process.env;

/** The browser tests run against an app that is served already: `npm test` starts one. */
export default defineConfig({
  testDir: ".",
  testMatch: process.env["THROUGHLINE_TRUST"] === "1" ? "*.trust.ts" : "*.spec.ts",
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
