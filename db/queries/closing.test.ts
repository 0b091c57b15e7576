import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { monthNumber, period } from "@/lib/periods/period";
import { actAs, cellOf, openPeriod, reported, type ParcelNetwork } from "../testing";
import { doJobs } from "../testing/jobs";
import { refusalOf } from "../testing/refusal";
import {
  accepts,
  aNetworkToSettle,
  answersRestatement,
  closedByAll,
  closes,
  disputes,
  figureOf,
  restates,
  revisionsOf,
  signedBy,
  statusOf,
  termsAre,
} from "../testing/settled";
import { asSuperuser } from "../testing/superuser";
import { takeWaiting } from "../jobs/take-waiting";
import { findFigurePlace } from "./figure-place";
import { findPeriodPlace } from "./period-place";
import { isOpen } from "./periods";
import { saveDraft } from "./drafts";
import { submitDraft } from "./report";
import { closePeriod } from "./settlement";

const month = monthNumber(openPeriod);

function placeOf({ slug, brand }: ParcelNetwork) {
  return actAs(brand.viewer, (tx) => findPeriodPlace(tx, slug, openPeriod));
}

async function isClosed(network: ParcelNetwork): Promise<boolean> {
  return (await placeOf(network))?.month.closedOn !== null;
}

describe("a month closes", () => {
  test("with the last member's signature under what it sees: what counts is final, questions and drafts stay", async () => {
    const network = await aNetworkToSettle();
    const { brand, carrier, desk } = network;
    await disputes(brand.manager, figureOf(network, "Q1"), 1);
    for (const person of [brand.viewer, brand.goto, brand.admin]) {
      expect(await closes(network, brand, person)).toEqual({ refused: "gone" });
    }
    expect(await closes(network, brand, brand.board)).toEqual({ state: "signed" });
    expect(await closes(network, carrier, carrier.manager)).toEqual({ state: "signed" });
    expect((await placeOf(network))?.signedBy.toSorted()).toEqual(
      [brand.id, carrier.id].toSorted(),
    );
    expect(await isClosed(network)).toBe(false);
    expect(await closes(network, desk, desk.manager)).toEqual({ state: "closed" });
    expect(await closes(network, desk, desk.manager)).toEqual({ refused: "closed" });
    expect(await statusOf(figureOf(network, "P1"))).toBe("2 final");
    expect(await statusOf(figureOf(network, "Q1"))).toBe("2 disputed");
    expect(await statusOf(figureOf(network, "D1"))).toBe("1 draft");
  });

  test("not with a signature under what has changed since, or under what somebody else sees", async () => {
    const network = await aNetworkToSettle();
    const { brand, carrier, desk } = network;
    await closes(network, brand, brand.manager);
    await closes(network, carrier, carrier.manager);
    await reported(brand.manager, await cellOf(network, "E1"), { numerator: 9, denominator: 10 });
    expect(await closes(network, desk, desk.manager)).toEqual({ state: "signed" });
    expect((await placeOf(network))?.signedBy).toEqual([desk.id]);
    const stale = await actAs(brand.manager, (tx) => signedBy(tx, network, brand));
    await accepts(brand.manager, figureOf(network, "P1"), 1);
    const signs = (text: string) =>
      actAs(brand.manager, (tx) => closePeriod(tx, network.id, openPeriod, text));
    expect(await signs(stale)).toEqual({ refused: "changed" });
    const desks = await actAs(desk.manager, (tx) => signedBy(tx, network, desk));
    expect(await signs(desks)).toEqual({ refused: "changed" });
    expect(await closes(network, brand, brand.manager)).toEqual({ state: "signed" });
    expect(await closes(network, carrier, carrier.manager)).toEqual({ state: "closed" });
  });

  test("keeping each signature's text for its own organisation, and its hash for all", async () => {
    const network = await aNetworkToSettle();
    const { brand, carrier } = network;
    await closes(network, brand, brand.manager);
    const textFor = (person: typeof brand.manager) =>
      actAs(person, async (tx) => {
        const [row] = await tx.execute<{ text: string | null }>(
          sql`select signed_text(${network.id}, ${month}::int) as text`,
        );
        return row?.text ?? null;
      });
    expect(await textFor(brand.viewer)).toContain(`"organisation":"${brand.slug}"`);
    expect(await textFor(carrier.manager)).toBeNull();
    const read = actAs(brand.manager, (tx) =>
      tx.execute(sql`select text from period_signatures where network_id = ${network.id}`),
    );
    expect(await refusalOf(read)).toMatch(/permission denied/);
    const seen = await actAs(carrier.viewer, (tx) => findPeriodPlace(tx, network.slug, openPeriod));
    expect(seen?.signatures).toMatchObject([{ organisationId: brand.id }]);
  });

  test("by one signature once its closing day has passed, or by the worker alone", async () => {
    const [pressed, left] = [await aNetworkToSettle(), await aNetworkToSettle()];
    await termsAre(pressed, { closingDays: 20 });
    expect(await closes(pressed, pressed.desk, pressed.desk.board)).toEqual({ state: "closed" });
    await takeWaiting(120);
    await doJobs();
    expect(await isClosed(left)).toBe(false);
    await termsAre(left, { closingDays: 365 });
    await takeWaiting(120);
    await doJobs();
    expect(await isClosed(left)).toBe(false);
    await termsAre(left, { closingDays: 20 });
    await takeWaiting(120);
    await doJobs();
    expect(await isClosed(left)).toBe(true);
    expect((await placeOf(left))?.month.frozen).toBe("done");
    const entries = await asSuperuser(
      (sql) => sql`
        select verb from audit_entries where network_id = ${left.id} and verb in ('close-period', 'freeze-period')
        order by seq`,
    );
    expect(entries.map(({ verb }) => String(verb))).toEqual(["close-period", "freeze-period"]);
  });
});

describe("a closed month", () => {
  test("takes no figure from the app, whatever it tries", async () => {
    const network = await aNetworkToSettle();
    const { brand, carrier } = network;
    await closedByAll(network);
    expect(await actAs(brand.manager, (tx) => isOpen(tx, network.id, openPeriod))).toBe(false);
    const cell = await cellOf(network, "E1");
    const parts = { numerator: 1, denominator: 2 };
    const writes = actAs(brand.manager, (tx, viewer) =>
      saveDraft(tx, viewer, cell, { over: 0, parts, notApplicable: false }),
    );
    expect(await refusalOf(writes)).toMatch(/the period is closed/);
    const draft = await cellOf(network, "D1");
    const submits = actAs(carrier.manager, (tx, viewer) =>
      submitDraft(tx, viewer, draft, { over: 1, parts, notApplicable: false }),
    );
    expect(await refusalOf(submits)).toMatch(/the period is closed/);
    const adds = actAs(carrier.manager, (tx, viewer) =>
      tx.execute(sql`
        insert into figure_revisions (network_id, series_key, period, revision, status, metric_version, reporter_id, person_id)
        values (${network.id}, ${draft.series.key}, ${month}, 9, 'draft', 1, ${carrier.id}, ${viewer.personId})`),
    );
    expect(await refusalOf(adds)).toMatch(/the period is closed/);
    expect(await accepts(brand.manager, figureOf(network, "P1"), 2)).toEqual({ refused: "closed" });
    expect(await disputes(brand.manager, figureOf(network, "P1"), 2)).toEqual({
      refused: "closed",
    });
  });

  test("keeps how its figures stood, and a restatement leaves that as it was agreed then", async () => {
    const network = await aNetworkToSettle();
    const { brand, carrier, desk } = network;
    await closedByAll(network);
    const key = figureOf(network, "P1");
    const worse = {
      says: "It was counted twice.",
      evidence: null,
      parts: { numerator: 880, denominator: 1000 },
      notApplicable: false,
    };
    expect(await restates(carrier.manager, key, 2, worse)).toEqual({ state: "proposed" });
    expect(await answersRestatement(brand.manager, key, 1)).toEqual({ refused: "freezing" });
    await doJobs();
    expect(await answersRestatement(brand.manager, key, 1)).toEqual({ state: "restated" });
    expect(await revisionsOf(key)).toEqual([
      "1 submitted 914/1000",
      "2 final 914/1000",
      "3 final 880/1000 restatement",
    ]);
    const seen = await actAs(brand.viewer, (tx) => findFigurePlace(tx, network.slug, key));
    expect(seen?.kept).toMatchObject({ revision: 2, level: "watch", baseLevel: "watch" });
    expect(seen?.figure?.parts?.numerator).toBe(880);
    expect(JSON.parse(seen?.kept?.text ?? "")).toMatchObject({
      numerator: 914,
      value: "91400/1000",
      version: 1,
      status: "final",
      bounds: { target: "95/1", floor: "90/1" },
    });
    const others = await actAs(desk.manager, (tx) =>
      tx.execute<{ series_key: number; revision: number | null; level: string }>(
        sql`select series_key, revision, level from frozen_evaluations where network_id = ${network.id} and period = ${month} order by 1`,
      ),
    );
    // E1 was missing, D1 and A1 were drafts; Q1 is the desk's own; what others keep to themselves isn't there.
    expect(others.map(({ series_key, revision, level }) => [series_key, revision, level])).toEqual([
      [1, null, "no-data"],
      [2, null, "no-data"],
      [3, null, "no-data"],
      [5, 2, "watch"],
    ]);
  });

  test("of which nothing was kept keeps it before anything in it is restated", async () => {
    const network = await aNetworkToSettle();
    const { brand, carrier } = network;
    const key = { ...figureOf(network, "P1"), period: period("2025-11") };
    expect(await restates(carrier.manager, key, 1)).toEqual({ state: "proposed" });
    expect(await answersRestatement(brand.manager, key, 1)).toEqual({ refused: "freezing" });
    await doJobs();
    expect(await answersRestatement(brand.manager, key, 1)).toEqual({ state: "restated" });
    const seen = await actAs(brand.viewer, (tx) => findFigurePlace(tx, network.slug, key));
    expect(seen?.kept).toMatchObject({ revision: 1, level: "watch" });
  });

  test("keeps what stood before its reporter restates alone what nobody else accepts", async () => {
    const network = await aNetworkToSettle();
    const { manager } = network.carrier;
    const key = { ...figureOf(network, "R1"), period: period("2025-11") };
    expect(await restates(manager, key, 1)).toEqual({ refused: "freezing" });
    await doJobs();
    expect(await restates(manager, key, 1)).toEqual({ state: "restated" });
  });

  test("settles what was disputed: as it stands, or restated", async () => {
    const network = await aNetworkToSettle();
    const { brand, carrier } = network;
    await disputes(brand.manager, figureOf(network, "Q1"), 1);
    await disputes(brand.manager, figureOf(network, "P1"), 1);
    await closedByAll(network);
    await doJobs();
    expect(await accepts(brand.board, figureOf(network, "Q1"), 2)).toEqual({ state: "accepted" });
    expect(await statusOf(figureOf(network, "Q1"))).toBe("3 final");
    await restates(carrier.manager, figureOf(network, "P1"), 2);
    await answersRestatement(brand.manager, figureOf(network, "P1"), 2);
    expect(await statusOf(figureOf(network, "P1"))).toBe("3 final");
  });
});
