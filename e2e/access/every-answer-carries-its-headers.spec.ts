import { proof } from "@/db/testing/proof";
import { dataOf } from "../crawl";
import { baseUrl } from "../environment";
import { expect, test } from "../fixtures";
import { send, type Answer } from "../raw-request";
import { callAction } from "./action-call";
import { addressOf } from "./addresses";
import { idOf } from "./build";
import { inParallel } from "./in-parallel";
import { actions, routes } from "./matrix";
import { headerProblems, nonceOf, policyProblems } from "./safe-headers";
import { signInForm } from "./sign-in-to";
import { aWorld } from "./world";

const { origin } = new URL(baseUrl);

/** Three words in ASCII that Next answers by itself to the id of another build's action. */
const nextsOwn = /^an action that isn't there: (?:content-type: text\/plain|etag: .*)$/;

test("every answer carries the headers that keep browsers safe, whatever it is", async () => {
  const count = proof("T20 headers", { floor: 100 });
  const world = await aWorld();
  const cookie = await world.cookieOf("manager");
  const told = world.told("ours");
  const read = (path: string, more = {}) => send({ path, headers: { ...cookie, ...more } });
  const paths = routes.map((row) => addressOf(row, told));
  const { body } = await read(`/networks/${told.network}/report`);
  const files = [...body.matchAll(/"(\/_next\/static\/[^"\\]+\.(?:js|css))"/g)].map(
    ([, path = ""]) => path,
  );
  expect(files.length).toBeGreaterThan(4);
  const fonts = (await send({ path: files.find((file) => file.endsWith(".css")) ?? "" })).body;
  const media = /\/_next\/static\/media\/[^)"']+|\.\.\/media\/[^)"']+/.exec(fonts)?.[0] ?? "";
  const font = media.replace("../", "/_next/static/");
  const form = await signInForm();
  const action = actions.map((row) => ({ id: idOf(row), path: "/networks", args: [] }));
  const tries: readonly (readonly [string, () => Promise<Answer>])[] = [
    ...paths.flatMap((path) => [
      [`GET ${path}`, () => read(path)] as const,
      [`GET ${path} as nobody`, () => send({ path })] as const,
      [`HEAD ${path}`, () => send({ path, method: "HEAD", headers: cookie })] as const,
      [`data of ${path}`, () => dataOf(read, path)] as const,
      [`DELETE ${path}`, () => send({ path, method: "DELETE", headers: cookie })] as const,
      [
        `POST ${path} from elsewhere`,
        () => send({ path, method: "POST", headers: { origin: "https://evil.example" } }),
      ] as const,
    ]),
    ...["/nothing-here", "/networks/none", "/api/auth/none", "/api/none", "/%ff", "/_next"].map(
      (path) => [`GET ${path}`, () => read(path)] as const,
    ),
    ...["/_next/static/none.js", "/_next/image?url=%2Ficon.svg&w=64&q=75", ...files].map(
      (path) => [`GET ${path}`, () => send({ path })] as const,
    ),
    [`GET ${font}`, () => send({ path: font })],
    ...action.map((call) => [`an action ${call.id}`, () => callAction(call)] as const),
    ...action.map(
      (call) =>
        [
          `an action ${call.id} as signed in`,
          () => callAction({ ...call, headers: cookie }),
        ] as const,
    ),
    ["an action that isn't there", () => callAction({ id: "00".repeat(21), path: "/", args: [] })],
    ["an action of another form", () => callAction({ id: "zz", path: "/", args: [] })],
    ["signing in that fails", () => form({ email: "nobody@none.example", password: "x" })],
    [
      "signing in without a token",
      () => send({ path: "/api/auth/callback/credentials", method: "POST", headers: { origin } }),
    ],
  ];
  const wrong = await inParallel(tries, async ([what, ask]) => {
    const answer = await ask();
    count.allowed();
    return headerProblems(answer, { kept: isFile(what) }).map((problem) => `${what}: ${problem}`);
  });
  const ours = wrong.flat().filter((problem) => !nextsOwn.test(problem));
  expect(ours).toEqual([]);
  count.conclude();
});

test("scripts run by a nonce that is new in each of a thousand answers", async () => {
  const count = proof("T20 nonces", { floor: 1000 });
  const world = await aWorld();
  const cookie = await world.cookieOf("manager");
  const told = world.told("ours");
  const pages = routes
    .filter(({ kind, answers }) => kind === "page" && answers === "its content")
    .map((row) => addressOf(row, told));
  const full = await inParallel([...pages, ...pages, "/none", "/networks/none"], (path) =>
    send({ path, headers: cookie }),
  );
  expect(full.flatMap(policyProblems)).toEqual([]);
  for (const { body } of full) expect(body.match(/<script\b/g)?.length ?? 0).toBeGreaterThan(3);
  const quick = await inParallel(Array.from({ length: 1000 - full.length }), () =>
    send({ path: "/healthz" }),
  );
  const nonces = [...full, ...quick].map(nonceOf);
  expect(nonces).not.toContain("");
  expect(new Set(nonces).size).toBe(1000);
  count.allowed(1000);
  count.conclude();
});

/** Files that belong to nobody, and an error page without anything in it; probes are asked for by machines that keep nothing. */
function isFile(what: string): boolean {
  return /\/_next\/static\/|\.svg|\.ico|\/healthz|\/readyz|\/_global-error/.test(what);
}
