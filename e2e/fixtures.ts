import {
  test as base,
  expect,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from "@playwright/test";
import type { Person } from "@/db/testing";
import { baseUrl } from "./environment";
import { sessionCookie } from "./session-cookie";

export { expect } from "@playwright/test";

/** What a browser did that nobody asked it to. */
type Oddities = { readonly strayRequests: string[]; readonly errors: string[] };

type Fixtures = {
  /** Announces errors in the browser's console that belong to the story. */
  readonly expectErrors: (...patterns: readonly RegExp[]) => void;
  /** Signs a person in, in place of whoever was signed in before. */
  readonly signInAs: (person: Person) => Promise<void>;
  /** A page of another person, in a browser of their own. */
  readonly pageOf: (person: Person, options?: BrowserContextOptions) => Promise<Page>;
};

type Internals = {
  readonly announced: RegExp[];
  readonly oddities: Oddities;
};

/** After every test no request may have left the app's origin, and no error may stand in the console that wasn't announced. */
export const test = base.extend<Fixtures & Internals>({
  announced: async ({ browserName: _browser }, use) => {
    await use([]);
  },
  expectErrors: async ({ announced }, use) => {
    await use((...patterns) => {
      announced.push(...patterns);
    });
  },
  oddities: [
    async ({ announced }, use) => {
      const oddities: Oddities = { strayRequests: [], errors: [] };
      await use(oddities);
      const unexpected = oddities.errors.filter(
        (error) => !announced.some((pattern) => pattern.test(error)),
      );
      expect(oddities.strayRequests, "requests that left the app").toEqual([]);
      expect(unexpected, "errors in the browser's console").toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ context, oddities }, use) => {
    watch(context, oddities);
    await use(context);
  },
  signInAs: async ({ context }, use) => {
    await use((person) => signIn(context, person));
  },
  pageOf: async ({ browser, oddities, viewport }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (person, options = {}) => {
      const context = await contextOf(browser, { viewport, ...options });
      opened.push(context);
      watch(context, oddities);
      await signIn(context, person);
      return context.newPage();
    });
    await Promise.all(opened.map((context) => context.close()));
  },
});

/** Signs a person in, in this browser, in place of whoever was signed in before. */
export async function signIn(context: BrowserContext, person: Person): Promise<void> {
  const cookie = await sessionCookie(person);
  await context.clearCookies();
  // A cookie knows no port: it also holds where a test puts a line of its own before the app.
  await context.addCookies([{ ...cookie, url: baseUrl, httpOnly: true, sameSite: "Lax" }]);
}

function contextOf(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  return browser.newContext({
    baseURL: baseUrl,
    locale: "en-GB",
    timezoneId: "Europe/London",
    reducedMotion: "reduce",
    ...options,
  });
}

function watch(context: BrowserContext, { strayRequests, errors }: Oddities): void {
  const own = new URL(baseUrl).origin;
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== own && url.protocol !== "data:" && url.protocol !== "blob:") {
      strayRequests.push(request.url());
    }
  });
  context.on("console", (message) => {
    if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => {
    errors.push(String(error.error()));
  });
}
