import { aNetwork, leaves, removeAssignment } from "@/db/testing";
import { crawl, dataOf, type Crawled, type Read } from "./crawl";
import { expect, test } from "./fixtures";
import { slugIn } from "./network-plan";
import { aNetworkOf, type OwnNetwork } from "./own-network";
import { harbour, personCalled } from "./people";
import { send, type Answer } from "./raw-request";
import { readerAs } from "./reader";
import { cookieHeader, sessionCookie } from "./session-cookie";
import { sampled } from "./thorough";

const marks = {
  name: "zz-name-771",
  purpose: "zz-purpose-773",
  numerator: "zz-numerator-775",
  source: "zz-source-777",
  subject: "zz-subject-779",
};

/** A rival and a hub share H1 in every word and figure marked; the outsider is a member too, and party of O1 only. */
function aNetworkWithASecret(): Promise<OwnNetwork> {
  const figures = ["2025-11", "2025-12"].flatMap((period) => [
    { metric: "H1", reporter: "rival", period, numerator: 7_433_219, denominator: 9_907_123 },
    { metric: "O1", reporter: "outsider", period, numerator: 7, denominator: 8 },
  ]);
  return aNetworkOf({
    organisations: { rival: "The Rival", hub: "The Hub", outsider: "The Outsider" },
    accounts: ["manager", "deputy", "board", "viewer", "goto", "admin"],
    months: ["2025-11", "2025-12"],
    metrics: [
      {
        code: "H1",
        reporters: ["rival"],
        parties: ["rival", "hub"],
        visibility: "parties",
        subject: marks.subject,
        terms: {
          name: marks.name,
          purpose: marks.purpose,
          numerator: marks.numerator,
          sourceSystem: marks.source,
        },
      },
      { code: "O1", reporters: ["outsider"] },
    ],
    figures,
    chain: (slug) => ({
      name: "Door to door",
      customer: "a household",
      promise: "It comes when we said.",
      outcome: { metric: "O1", reporter: slugIn(slug, "outsider") },
      stages: [
        {
          name: "Fetch",
          organisation: slugIn(slug, "rival"),
          metric: "H1",
          subject: marks.subject,
        },
        { name: "Bring", organisation: slugIn(slug, "outsider"), metric: "O1" },
      ],
    }),
  });
}

const asPage = (read: Read, path: string) => read(path);
const waysToAsk = [
  asPage,
  (read: Read, path: string) => dataOf(read, path),
  (read: Read, path: string) => dataOf(read, path, { "next-router-prefetch": "1" }),
];

const secret = new RegExp(
  [...Object.values(marks), "7,?433,?219", "9,?907,?123", "75\\.03"].join("|"),
);

test("no byte of any answer tells an outsider of a metric that is shared with others only", async () => {
  // It asks thousands of times, which takes longer beside other work.
  test.setTimeout(300_000);
  const network = await aNetworkWithASecret();
  const elsewhere = await aNetworkWithASecret();
  const starts = [
    "/",
    "/networks",
    ...["", "?period=2025-11", "/report", "/metrics", "/metrics/O1", "/metrics/H1"].map(
      (place) => network.path + place,
    ),
    "/api/auth/session",
    "/api/auth/providers",
  ];
  const accounts = sampled(["manager", "deputy", "viewer", "board", "admin", "goto"] as const, 2);
  const seen = await Promise.all(
    accounts.map(async (account) =>
      crawl(await readerAs(await network.person(account, "outsider")), starts),
    ),
  );
  for (const [index, account] of accounts.entries()) {
    const answers = seen[index] ?? [];
    expect(leaksIn(answers), account).toEqual([]);
    expect(found(answers, /87\.50 %/), account).toBe(account !== "admin");
    expect(answers.length, account).toBeGreaterThanOrEqual(20);
  }
  const stranger = await crawl(await readerAs(await elsewhere.person("manager", "rival")), starts);
  const foreign = stranger.filter(({ path }) => path.startsWith(network.path));
  expect(leaksIn(foreign)).toEqual([]);
  const nobody = await crawl((path, headers = {}) => send({ path, headers }), starts);
  expect(leaksIn(nobody)).toEqual([]);

  const party = await crawl(await readerAs(await network.person("viewer", "hub")), starts);
  for (const mark of [...Object.values(marks), "7,433,219 / 9,907,123", "75.03 %"]) {
    expect(found(party, new RegExp(mark)), `a party sees ${mark}`).toBe(true);
  }
  const data = party.filter(({ as }) => as === "data");
  expect(found(data, new RegExp(marks.numerator)), "the crawl reads data too").toBe(true);
});

test("a metric of others is neither in the list nor at its address", async ({
  page,
  signInAs,
  expectErrors,
}) => {
  expectErrors(/status of 404/);
  const network = await aNetworkWithASecret();
  await signInAs(await network.person("viewer", "outsider"));
  await page.goto(`${network.path}/metrics`);
  await expect(page.getByRole("link", { name: "Metric O1" })).toBeVisible();
  await expect(page.getByRole("row")).toHaveCount(2);
  await page.goto(`${network.path}/metrics/H1`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nothing here");
});

test("a foreign network answers exactly like one that doesn't exist", async () => {
  const network = await aNetworkWithASecret();
  const other = await aNetworkWithASecret();
  const none = `own-${crypto.randomUUID().slice(0, 8)}`;
  const nobody: Read = (path, headers = {}) => send({ path, headers });
  const readers = [
    { read: await readerAs(await other.person("manager", "rival")), status: 404 },
    { read: await readerAs(await other.person("admin", "rival")), status: 404 },
    { read: nobody, status: 307 },
  ];
  for (const { read, status } of readers) {
    for (const place of ["", "?period=2025-12", "/report", "/metrics", "/metrics/H1"]) {
      for (const ask of waysToAsk) {
        const foreign = await ask(read, `${network.path}${place}`);
        const random = await ask(read, `/networks/${none}${place}`);
        expect(withoutName(foreign, network.slug), place).toEqual(withoutName(random, none));
        if (ask === asPage) expect(foreign.status, place).toBe(status);
      }
    }
  }
});

test("a foreign metric answers exactly like one that doesn't exist", async () => {
  const network = await aNetworkWithASecret();
  const read = await readerAs(await network.person("manager", "outsider"));
  for (const ask of waysToAsk) {
    const foreign = await ask(read, `${network.path}/metrics/H1`);
    const random = await ask(read, `${network.path}/metrics/Q7`);
    expect(withoutName(foreign, "H1")).toEqual(withoutName(random, "Q7"));
    expect(foreign.body).not.toMatch(secret);
  }
});

test("an organisation's admin sees no figure anywhere", async ({ page, signInAs }) => {
  const admin = await personCalled("admin@brightwave.example");
  const starts = ["/", "/networks", harbour, `${harbour}/report`, `${harbour}/metrics`];
  const codes = ["E1", "F1", "B1"].map((code) => `${harbour}/metrics/${code}`);
  const answers = await crawl(await readerAs(admin), [...starts, ...codes]);
  const figure = /\d[.,]\d+ ?%|\d,\d{3}/;
  expect(answers.filter(({ body }) => figure.test(body)).map(({ path }) => path)).toEqual([]);
  const pages = answers.filter(({ path, as }) => path.startsWith(harbour) && as === "page");
  expect(pages.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
  const executive = await readerAs(await personCalled("executive@brightwave.example"));
  expect((await executive(harbour)).body).toMatch(figure);

  await signInAs(admin);
  await page.goto("/");
  await expect(page).toHaveURL(/\/organisation$/);
  await page.goto("/networks");
  await expect(page.getByText("You have no role in a network yet.")).toBeVisible();
});

test("only managers have a month to enter", async () => {
  const { brand, slug } = await aNetwork();
  for (const account of ["manager", "deputy", "board", "viewer", "goto", "admin"] as const) {
    const read = await readerAs(brand[account]);
    const enters = account === "manager" || account === "deputy";
    const { status, body } = await read(`/networks/${slug}/report`);
    expect(status, account).toBe(enters ? 200 : 404);
    expect(body.includes("Came as promised"), account).toBe(enters);
    const { body: start } = await read(`/networks/${slug}`);
    expect(start.includes("My month"), account).toBe(enters);
  }
});

test("who loses the assignment gets nothing on the very next request", async ({
  page,
  signInAs,
  expectErrors,
}) => {
  expectErrors(/status of 404/);
  const network = await aNetwork();
  const { viewer } = network.brand;
  await signInAs(viewer);
  await page.goto(`/networks/${network.slug}`);
  await expect(page.getByText("Came as promised").first()).toBeVisible();
  await removeAssignment(viewer, network);
  await page.getByRole("link", { name: "Metrics", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nothing here");
  for (const place of ["", "/metrics", "/metrics/E1"]) {
    const answer = await page.goto(`/networks/${network.slug}${place}`);
    expect(answer?.status()).toBe(404);
  }
  await page.goto("/");
  await expect(page.getByText("You have no role in a network yet.")).toBeVisible();
});

test("the people of an organisation that left the network see nothing of it", async () => {
  const network = await aNetwork();
  const path = `/networks/${network.slug}`;
  const accounts = ["manager", "viewer", "board", "goto"] as const;
  const readers = await Promise.all(accounts.map((account) => readerAs(network.carrier[account])));
  for (const read of readers) expect((await read(path)).status).toBe(200);
  await leaves(network.carrier, network);
  for (const read of readers) {
    const answers = await crawl(read, [
      "/",
      "/networks",
      path,
      `${path}/metrics`,
      `${path}/report`,
    ]);
    expect(found(answers, /Parcels parcels-|\d\.\d\d %/)).toBe(false);
  }
  const read = await readerAs(network.brand.viewer);
  expect((await read(path)).status, "those who stayed still see it").toBe(200);
});

test("a session that ended, ran out or never was opens nothing", async () => {
  const network = await aNetwork();
  const { viewer } = network.brand;
  const past = new Date(Date.now() - 1000);
  const live = await sessionCookie(viewer);
  const path = `/networks/${network.slug}`;
  const readWith = (value: string) =>
    send({ path, headers: { cookie: cookieHeader([{ name: live.name, value }]) } });
  expect((await readWith(live.value)).status).toBe(200);
  const others = {
    ended: (await sessionCookie(viewer, { endedAt: past })).value,
    "ran out": (await sessionCookie(viewer, { expiresAt: past })).value,
    empty: "",
    garbage: "eyJhbGciOiJkaXIifQ..x.y.z",
    tampered: `${live.value.slice(0, -8)}AAAAAAAA`,
    "an unsigned token": Buffer.from('{"alg":"none"}').toString("base64url") + ".e30.",
  };
  for (const [why, value] of Object.entries(others)) {
    const answer = await readWith(value);
    expect(answer.status, why).toBe(307);
    expect(answer.headers.location, why).toBe(`/sign-in?next=${encodeURIComponent(path)}`);
    expect(answer.body, why).not.toContain("Came as promised");
  }
});

/** An answer without what differs from one to the next in any case: the name asked for, date, nonce and Next's ids. */
function withoutName({ status, headers, body }: Answer, name: string): Answer {
  const nonce = /'nonce-([^']+)'/.exec(String(headers["content-security-policy"]))?.[1] ?? "none";
  const plain = (text: string) =>
    // Words drawn by chance first: the name may stand in one of them.
    text
      .replaceAll(/"[\w-]{21}[vm]",\{"children"/g, '"ID",{"children"')
      .replaceAll(nonce, "NONCE")
      .replaceAll(name, "NAME");
  const { date: _date, ...rest } = headers;
  return {
    status,
    headers: Object.fromEntries(
      Object.entries(rest).map(([key, value]) => [key, plain(String(value))]),
    ),
    body: plain(body),
  };
}

function leaksIn(answers: readonly Crawled[]): readonly string[] {
  return answers
    .filter(({ body, headers }) => secret.test(body) || secret.test(JSON.stringify(headers)))
    .map(({ path, as }) => `${as} ${path}`);
}

function found(answers: readonly Crawled[], pattern: RegExp): boolean {
  return answers.some(({ body }) => pattern.test(body));
}
