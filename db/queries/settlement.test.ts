import { describe, expect, test } from "vitest";
import { acceptingSide } from "@/lib/settlement/accepting-side";
import {
  actAs,
  aNetwork,
  cellOf,
  leaves,
  reported,
  type ParcelNetwork,
  type Person,
} from "../testing";
import {
  acceptedByOne,
  accepts,
  aNetworkToSettle,
  answersRestatement,
  aWord,
  disputes,
  figureOf,
  onlyAWord,
  restates,
  revisionsOf,
  statusOf,
} from "../testing/settled";
import { asSuperuser } from "../testing/superuser";
import { findFigurePlace } from "./figure-place";
import { sayOfDispute, takeRule, withdrawRestatement, type FigureKey } from "./settlement";

function says(person: Person, key: FigureKey, act: "message" | "name-rule", text = "Version 1.") {
  return actAs(person, (tx) => sayOfDispute(tx, key, { act, says: text, evidence: null }));
}

function takes(person: Person, key: FigureKey, number: number) {
  return actAs(person, (tx) => takeRule(tx, key, number));
}

/** What a person's page has of a figure's acts. */
async function actsFor(person: Person, network: ParcelNetwork, key: FigureKey) {
  const place = await actAs(person, (tx) => findFigurePlace(tx, network.slug, key));
  return place?.acts.map(({ act }) => act) ?? null;
}

/** The open month's outcome of the brand, seen by all and accepted by carrier and desk. */
async function outcomeOf(network: ParcelNetwork): Promise<FigureKey> {
  await reported(network.brand.manager, await cellOf(network, "E1"), {
    numerator: 930,
    denominator: 1000,
  });
  return figureOf(network, "E1");
}

describe("a submitted figure is accepted", () => {
  test("by a manager or a board member of its accepting side, at the revision that they saw, once", async () => {
    const network = await aNetworkToSettle();
    const { brand, carrier, desk } = network;
    const key = figureOf(network, "P1");
    for (const { person, refused } of [
      { person: carrier.manager, refused: "not-asked" },
      { person: desk.manager, refused: "gone" },
      { person: brand.viewer, refused: "gone" },
      { person: brand.goto, refused: "gone" },
      { person: brand.admin, refused: "gone" },
    ]) {
      expect(await accepts(person, key, 1)).toEqual({ refused });
    }
    expect(await accepts(brand.board, key, 2)).toEqual({ refused: "changed" });
    expect(await accepts(brand.board, key, 1)).toEqual({ state: "accepted" });
    expect(await accepts(brand.manager, key, 2)).toEqual({ refused: "settled" });
    expect(await revisionsOf(key)).toEqual(["1 submitted 914/1000", "2 accepted 914/1000"]);
  });

  test("when the last of several has taken it, whoever reported it and when stays", async () => {
    const network = await aNetworkToSettle();
    const key = await outcomeOf(network);
    expect(await accepts(network.carrier.manager, key, 2)).toEqual({ state: "accepted" });
    expect(await statusOf(key)).toBe("2 submitted");
    expect(await accepts(network.carrier.board, key, 2)).toEqual({ refused: "answered" });
    expect(await accepts(network.desk.manager, key, 2)).toEqual({ state: "accepted" });
    expect(await statusOf(key)).toBe("3 accepted");
    const rows = await asSuperuser(
      (sql) => sql`
        select person_id, reported_at from figure_revisions
        where network_id = ${network.id} and series_key = ${key.seriesKey} and revision in (2, 3) and status <> 'final'
          and period = (select max(period) from network_periods where network_id = ${network.id})`,
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).toEqual(rows[1]);
  });

  test("a draft is nobody's to accept", async () => {
    const network = await aNetworkToSettle();
    const key = figureOf(network, "D1");
    expect(await accepts(network.brand.manager, key, 1)).toEqual({ refused: "gone" });
    expect(await disputes(network.brand.manager, key, 1)).toEqual({ refused: "gone" });
  });

  test("by the one organisation that its definition names, and by the rules of pages as by those of the database", async () => {
    const network = await aNetworkToSettle();
    const { carrier, desk } = network;
    const key = await outcomeOf(network);
    const sides = async () => {
      const rows = await asSuperuser(
        (sql) => sql<
          {
            side: string[];
            acceptingId: string | null;
            partyIds: string[];
            reporterId: string;
            audience: string[] | null;
            memberIds: string[];
          }[]
        >`
          select vault.accepting_side(f)::text[] as side, v.accepting_id as "acceptingId", v.party_ids::text[] as "partyIds",
            f.reporter_id as "reporterId", f.audience::text[] as audience, array(
              select organisation_id::text from network_members
              where network_id = f.network_id and left_at is null) as "memberIds"
          from figures f join metric_versions v on v.network_id = f.network_id and v.metric_code = f.metric_code
            and v.version = f.metric_version
          where f.network_id = ${network.id}`,
      );
      expect(rows.length).toBeGreaterThan(10);
      for (const { side, ...facts } of rows) expect(acceptingSide(facts)).toEqual(side.toSorted());
    };
    await sides();
    await acceptedByOne(network, "E1", carrier);
    await sides();
    expect(await accepts(desk.manager, key, 2)).toEqual({ refused: "not-asked" });
    expect(await accepts(carrier.manager, key, 2)).toEqual({ state: "accepted" });
    expect(await statusOf(key)).toBe("3 accepted");
    await leaves(carrier, network);
    await sides();
  });
});

describe("a question about a figure", () => {
  test("makes it disputed, and is settled when who asked takes the figure as it stands", async () => {
    const network = await aNetworkToSettle();
    const { brand, carrier, desk } = network;
    const key = await outcomeOf(network);
    expect(await disputes(brand.manager, key, 2)).toEqual({ refused: "not-asked" });
    expect(await disputes(carrier.viewer, key, 2)).toEqual({ refused: "gone" });
    expect(await disputes(carrier.manager, key, 1)).toEqual({ refused: "changed" });
    expect(await disputes(carrier.manager, key, 2, aWord)).toEqual({ state: "disputed" });
    expect(await statusOf(key)).toBe("3 disputed");
    expect(await disputes(desk.manager, key, 3)).toEqual({ refused: "settled" });
    expect(await accepts(desk.manager, key, 3)).toEqual({ state: "accepted" });
    expect(await statusOf(key)).toBe("3 disputed");
    expect(await accepts(carrier.board, key, 3)).toEqual({ state: "accepted" });
    expect(await statusOf(key)).toBe("4 accepted");
    expect(await disputes(carrier.manager, key, 4)).toEqual({ refused: "settled" });
  });

  test("is asked by nobody who has accepted, and not after silence has", async () => {
    const network = await aNetworkToSettle();
    const { carrier } = network;
    const key = await outcomeOf(network);
    await accepts(carrier.manager, key, 2);
    expect(await disputes(carrier.board, key, 2)).toEqual({ refused: "answered" });
    const quiet = await aNetwork();
    const old = figureOf(quiet, "P1");
    expect(await disputes(quiet.brand.manager, old, 1)).toEqual({ refused: "late" });
    expect(await restates(quiet.carrier.manager, old, 1)).toEqual({ state: "proposed" });
  });

  test("is read by both sides alone; everybody who sees the figure sees that it is disputed", async () => {
    const network = await aNetworkToSettle();
    const { brand, carrier, desk } = network;
    await acceptedByOne(network, "E1", carrier);
    const key = await outcomeOf(network);
    await disputes(carrier.manager, key, 2);
    expect(await says(brand.manager, key, "message", "We look.")).toEqual({ state: "said" });
    expect(await says(desk.manager, key, "message")).toEqual({ refused: "gone" });
    expect(await says(carrier.viewer, key, "message")).toEqual({ refused: "gone" });
    expect(await actsFor(brand.viewer, network, key)).toEqual(["dispute", "message"]);
    expect(await actsFor(carrier.goto, network, key)).toEqual(["dispute", "message"]);
    expect(await actsFor(desk.board, network, key)).toEqual([]);
    const place = await actAs(desk.board, (tx) => findFigurePlace(tx, network.slug, key));
    expect(place?.figure?.status).toBe("disputed");
    expect(await actsFor(desk.manager, network, figureOf(network, "P1"))).toBeNull();
  });

  test("is settled by the agreed rule that one side names and the other takes", async () => {
    const network = await aNetworkToSettle();
    const { brand, carrier } = network;
    const key = figureOf(network, "P1");
    await disputes(brand.manager, key, 1, onlyAWord);
    expect(await takes(brand.manager, key, 1)).toEqual({ refused: "changed" });
    await says(carrier.manager, key, "name-rule");
    expect(await takes(carrier.board, key, 2)).toEqual({ refused: "not-asked" });
    await says(carrier.manager, key, "name-rule", "Version 1, what is counted.");
    expect(await takes(brand.manager, key, 2)).toEqual({ refused: "changed" });
    expect(await takes(brand.board, key, 3)).toEqual({ state: "settled" });
    expect(await statusOf(key)).toBe("3 accepted");
    expect(await says(brand.manager, key, "message")).toEqual({ refused: "settled" });
    const other = figureOf(network, "Q1");
    await disputes(brand.manager, other, 1);
    await says(brand.manager, other, "name-rule");
    expect(await takes(brand.manager, other, 2)).toEqual({ refused: "not-asked" });
    expect(await takes(network.desk.manager, other, 2)).toEqual({ state: "settled" });
    expect(await statusOf(other)).toBe("3 submitted");
  });
});

describe("a restatement", () => {
  test("is proposed by a manager of the reporter, and holds when the accepting side agrees", async () => {
    const network = await aNetworkToSettle();
    const { brand, carrier, desk } = network;
    const key = figureOf(network, "P1");
    for (const person of [carrier.board, carrier.viewer, brand.manager, desk.manager]) {
      expect(await restates(person, key, 1)).toEqual({ refused: "gone" });
    }
    expect(await restates(carrier.manager, key, 3)).toEqual({ refused: "changed" });
    const same = { ...aWord, parts: { numerator: 914, denominator: 1000 } };
    expect(await restates(carrier.manager, key, 1, same)).toEqual({ refused: "same" });
    expect(await restates(carrier.manager, key, 1, onlyAWord)).toEqual({ refused: "malformed" });
    await disputes(brand.manager, key, 1);
    expect(await restates(carrier.manager, key, 2)).toEqual({ state: "proposed" });
    expect(await restates(carrier.deputy, key, 2)).toEqual({ refused: "open-already" });
    expect(await answersRestatement(carrier.manager, key, 2)).toEqual({ refused: "gone" });
    expect(await answersRestatement(brand.viewer, key, 2)).toEqual({ refused: "gone" });
    expect(await answersRestatement(brand.board, key, 1)).toEqual({ refused: "settled" });
    expect(await revisionsOf(key)).toHaveLength(2);
    expect(await answersRestatement(brand.board, key, 2)).toEqual({ state: "restated" });
    expect(await revisionsOf(key)).toEqual([
      "1 submitted 914/1000",
      "2 disputed 914/1000",
      "3 accepted 880/1000 restatement",
    ]);
    expect(await answersRestatement(brand.manager, key, 2)).toEqual({ refused: "settled" });
  });

  test("needs each of several, ends with one who declines, and is taken back by who proposed it", async () => {
    const network = await aNetworkToSettle();
    const { brand, carrier, desk } = network;
    const key = await outcomeOf(network);
    await restates(brand.manager, key, 2);
    expect(await answersRestatement(carrier.manager, key, 1)).toEqual({ state: "agree" });
    expect(await answersRestatement(carrier.board, key, 1)).toEqual({ refused: "answered" });
    expect(await answersRestatement(desk.manager, key, 1, "decline")).toEqual({ state: "decline" });
    expect(await answersRestatement(carrier.manager, key, 1)).toEqual({ refused: "settled" });
    expect(await statusOf(key)).toBe("2 submitted");
    await restates(brand.manager, key, 2);
    const withdraws = (person: Person, number: number) =>
      actAs(person, (tx) => withdrawRestatement(tx, key, number));
    expect(await withdraws(carrier.manager, 4)).toEqual({ refused: "gone" });
    expect(await withdraws(brand.board, 4)).toEqual({ state: "withdrawn" });
    expect(await withdraws(brand.board, 4)).toEqual({ refused: "settled" });
    await restates(brand.manager, key, 2);
    await answersRestatement(carrier.manager, key, 6);
    expect(await statusOf(key)).toBe("2 submitted");
    expect(await answersRestatement(desk.board, key, 6)).toEqual({ state: "restated" });
    expect(await statusOf(key)).toBe("3 accepted");
  });

  test("of a figure that nobody else sees holds at once", async () => {
    const network = await aNetworkToSettle();
    const key = figureOf(network, "R1");
    expect(await restates(network.carrier.manager, key, 1)).toEqual({ state: "restated" });
    expect(await revisionsOf(key)).toEqual([
      "1 submitted 916/1000",
      "2 accepted 880/1000 restatement",
    ]);
  });
});
