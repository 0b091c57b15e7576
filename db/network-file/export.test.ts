import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { asOperator } from "../doors";
import { auditEntries } from "../schema/audit";
import { sha256 } from "../sha256";
import { actAs, aNetwork, type ParcelNetwork } from "../testing";
import { inAnotherDatabase } from "../testing/another-database";
import { writes } from "../testing/network-changes";
import { refusalOf } from "../testing/refusal";
import { asSuperuser } from "../testing/superuser";
import { exportNetworkFile } from "./export";
import { loadNetworkFile } from "./load";

async function exported(slug: string): Promise<string> {
  const file = await exportNetworkFile(slug);
  if (file === null) throw new Error(`no network ${slug}`);
  return file.text;
}

/** The network's audit trail, oldest entry first. */
function auditTrail({ id }: ParcelNetwork) {
  return asOperator((tx) =>
    tx
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.networkId, id))
      .orderBy(asc(auditEntries.seq)),
  );
}

test("an export is an entry in the audit trail, which says whose hash the file has, and doesn't stand in it", async () => {
  const network = await aNetwork();
  const text = await exported(network.slug);
  const entries = await auditTrail(network);
  expect(entries.at(-1)).toMatchObject({
    verb: "export-network",
    object: `network ${network.slug}`,
    payload: `{"figures":17,"fileSha256":"${sha256(text)}"}`,
    personId: null,
    organisationId: null,
    audience: null,
  });
  expect(await exported(network.slug)).toBe(text);
  expect(text).not.toContain("export-network");
});

test("a network that isn't there gives nothing", async () => {
  expect(await exportNetworkFile("nobody-here")).toBeNull();
});

test("nobody's password leaves the database, nor the hash of one, nor a session", async () => {
  const { slug, brand } = await aNetwork("a long enough password");
  await actAs(brand.manager, () => Promise.resolve());
  const secrets = await asSuperuser(
    (sql) => sql<{ secret: string }[]>`
      select password_hash as secret from vault.credentials
      union all select encode(token_hash, 'hex') from sessions`,
  );
  expect(secrets.length).toBeGreaterThan(18);
  const text = await exported(slug);
  for (const secret of [
    "a long enough password",
    "argon2",
    "password",
    ...secrets.map((one) => one.secret),
  ]) {
    expect(text).not.toContain(secret);
  }
  await inAnotherDatabase(async () => {
    await loadNetworkFile(text);
    const there = await asSuperuser((sql) => sql`select from vault.credentials`);
    expect(there).toHaveLength(0);
  });
});

test("only its own network stands in a file, though others share its organisations", async () => {
  const [network, other] = [await aNetwork(), await aNetwork()];
  const text = await exported(network.slug);
  for (const foreign of [other.slug, other.brand.slug, other.carrier.manager.email]) {
    expect(text).not.toContain(foreign);
  }
});

test("it is of the moment in which it began, whoever reports while it is being read", async () => {
  const { id, slug, brand } = await aNetwork();
  const reading = await asSuperuser((sql) =>
    sql.begin(async (tx) => {
      await tx`lock table metrics in access exclusive mode`;
      const began = exported(slug);
      const waiting = () => tx`
        select from pg_locks l join pg_database d on d.oid = l.database
        where d.datname = current_database() and not l.granted`;
      await until(async () => (await waiting()).length > 0);
      const deputy = tx`${id}::uuid, ${brand.id}::uuid, ${brand.deputy.id}::uuid`;
      await tx`insert into member_people select ${deputy}, 'Deputy'`;
      const figure = tx`network_id, series_key, period, revision, status, metric_version, reporter_id`;
      const first = tx`${id}::uuid, 1, 24311, 1, 'draft', 1, ${brand.id}::uuid`;
      await tx`insert into figures (${figure}, metric_code) select ${first}, 'E1'`;
      await tx`insert into figure_revisions (${figure}, person_id) select ${first}, ${brand.deputy.id}::uuid`;
      return { began };
    }),
  );
  const text = await reading.began;
  expect(JSON.parse(text).networks[0].figures).toHaveLength(17);
  await inAnotherDatabase(async () => {
    expect(await loadNetworkFile(text)).toHaveProperty("networks");
  });
  expect(JSON.parse(await exported(slug)).networks[0].figures).toHaveLength(18);
});

test("those who report at the same time aren't held up, nor is it", async () => {
  const network = await aNetwork();
  const saved = Promise.all(
    Array.from({ length: 20 }, (_, what) =>
      actAs(network.brand.manager, (tx, viewer) =>
        writes(tx, viewer, network.id, { is: "save", series: 0, what }),
      ),
    ),
  );
  const texts = await Promise.all([1, 2, 3].map(() => exported(network.slug)));
  await saved;
  expect(texts.map((text) => JSON.parse(text).networks[0].slug)).toEqual(
    [1, 2, 3].map(() => network.slug),
  );
});

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("it never came to that");
}

describe("what can't be put on record isn't given out", () => {
  afterEach(async () => {
    await asSuperuser((sql) => sql`drop trigger if exists refuse on audit_entries`);
  });

  test("an export without an audit entry is none", async () => {
    const { slug } = await aNetwork();
    await asSuperuser((sql) =>
      sql.unsafe(`
        create function no_more() returns trigger language plpgsql as $$ begin raise 'no more'; end $$;
        create trigger refuse before insert on audit_entries for each row execute function no_more()`),
    );
    expect(await refusalOf(exportNetworkFile(slug))).toBe("no more");
  });
});

describe("the command", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "throughline-export-"));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  /** Runs `db/export.ts` as `npm run export` does. */
  async function run(...args: readonly string[]) {
    const node = ["--import", "tsx", "db/export.ts", ...args];
    return promisify(execFile)(process.execPath, node).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
        code,
        stdout,
        stderr,
      }),
    );
  }

  test("writes the file to standard output, and nothing else", async () => {
    const { slug } = await aNetwork();
    const { code, stdout, stderr } = await run(slug);
    expect({ code, stderr }).toEqual({ code: 0, stderr: `exported ${slug}: 17 figures\n` });
    expect(stdout).toBe(await exported(slug));
  });

  test("writes it to a file for its owner's eyes, over the one before", async () => {
    const { slug } = await aNetwork();
    const file = path.join(folder, "network.json");
    await writeFile(file, "the one before", { mode: 0o644 });
    expect(await run(slug, "--to", file)).toMatchObject({ code: 0, stdout: "" });
    expect(await readFile(file, "utf8")).toBe(await exported(slug));
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(["network.json"]);
  });

  test("says what is wrong", async () => {
    const { slug } = await aNetwork();
    expect(await run("nobody-here")).toEqual({
      code: 1,
      stdout: "",
      stderr: 'There is no network "nobody-here": a network goes by its slug\n',
    });
    expect(await run(slug, "--two", "file.json")).toMatchObject({ code: 2, stdout: "" });
    const nowhere = await run(slug, "--to", path.join(folder, "no", "folder.json"));
    expect(nowhere).toMatchObject({ code: 1, stdout: "" });
    expect(nowhere.stderr).toContain("can't be written");
  });
});
