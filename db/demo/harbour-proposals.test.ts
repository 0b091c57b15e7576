import { describe, expect, test } from "vitest";
import { sha256 } from "@/db/sha256";
import { decimal, multiplyRatios, roundedText } from "@/lib/metrics/ratio";
import { termsOf } from "@/lib/network-file/check-proposals";
import { networkFile, type NetworkFile } from "@/lib/network-file/network-file";
import { termsProblems } from "@/lib/proposals/check-terms";
import { placeOf } from "@/lib/proposals/fields-of";
import { objectOf } from "@/lib/proposals/proposal-terms";
import { harbourMetrics, harbourStages } from "./harbour-metrics";
import { harbourDrawnMonths } from "./harbour-story";
import { harbourBroadband } from "./networks";

const [network] = networkFile.parse(harbourBroadband(sha256)).networks;
if (!network) throw new Error("the file holds no network");
const { metrics, proposals, conditions } = network;
type Proposal = NetworkFile["networks"][number]["proposals"][number];

function said(proposal: Proposal) {
  const terms = termsOf(proposal);
  if (terms === null) throw new Error(`proposal ${proposal.number} has no canonical text`);
  return terms;
}

function titled(words: string): Proposal {
  const found = proposals.find((one) => said(one).title.includes(words));
  if (!found) throw new Error(`no proposal ${words}`);
  return found;
}

function bandsOf(code: string) {
  const bands = metrics.find((one) => one.code === code)?.bands ?? [];
  return bands.map(({ effectiveFrom, proposal, grace }) => ({ effectiveFrom, proposal, grace }));
}

const known = harbourMetrics.map(({ code, versions: [{ kind, direction, measuredAt }] }) => ({
  code,
  kind,
  direction,
  measuredAt,
  drivenBy: [],
}));

describe("every proposal", () => {
  test("is numbered in the order in which it was made, and was answered after that", () => {
    expect(proposals.map(({ number }) => number)).toEqual(proposals.map((_, index) => index + 1));
    expect(proposals.map(({ at }) => at)).toEqual(proposals.map(({ at }) => at).toSorted());
    for (const { at, answers, comments } of proposals) {
      expect([...answers, ...comments].filter((one) => one.at < at)).toEqual([]);
    }
  });

  test.each(proposals)("$number could be proposed as it stands", (proposal) => {
    expect(termsProblems(said(proposal), proposal.organisation, known)).toEqual([]);
    expect(proposal.parties).toContain(proposal.organisation);
    const places = said(proposal).changes.flatMap((change) =>
      ["target", "excludes"].map((field) => placeOf(change, field)),
    );
    for (const { place } of proposal.comments) expect(places).toContain(place);
  });

  test("no two open ones are about the same object, and none flexes what households feel", () => {
    const open = proposals.filter(({ state }) => state === "open");
    const objects = open.flatMap((one) => said(one).changes.map(objectOf));
    expect(new Set(objects).size).toBe(objects.length);
    const atCustomer = metrics.filter(({ versions }) => versions[0]?.measuredAt === "customer");
    expect(atCustomer).toHaveLength(10);
    expect(
      atCustomer.flatMap(({ bands }) => bands.filter(({ flex, grace }) => flex ?? grace)),
    ).toEqual([]);
  });
});

describe("the forecasts of orders", () => {
  const forecasts = proposals.filter((one) => said(one).title.startsWith("Orders forecast"));

  const week = 7 * 24 * 3600 * 1000;
  const date = (text: string) => new Date(text).getTime();

  test("are the brand's, agreed by all whom peaks concern before their quarter begins", () => {
    expect(forecasts).toHaveLength(13);
    for (const one of forecasts) {
      expect(one.state).toBe("agreed");
      expect(one.organisation).toBe("brightwave");
      expect(one.parties.join(" ")).toBe("brightwave clearvoice fieldworks kitpath orderpoint");
      expect(one.effectiveFrom).toBe(said(one).from);
      const weeksAhead = (date(`${said(one).from}-01`) - date(one.settled ?? "")) / week;
      expect(weeksAhead).toBeGreaterThan(said(one).from === "2023-01" ? 1 : 5);
    }
  });

  test("give every month the amount that the story draws", () => {
    const amounts = forecasts.flatMap((one) =>
      said(one).changes.flatMap((change) =>
        change.change === "forecast" ? Object.entries(change.amounts) : [],
      ),
    );
    expect(amounts).toHaveLength(39);
    const agreed = new Map(amounts);
    expect(agreed.get("2024-09")).toBe(12_800);
    for (const { period, forecast } of harbourDrawnMonths)
      expect(agreed.get(period)).toBe(forecast);
  });
});

describe("the storm", () => {
  const [storm] = conditions;

  test("is declared by Meridian on the 9th, confirmed by Brightwave and ClearVoice on the 10th", () => {
    expect(conditions).toHaveLength(1);
    expect([storm?.first, storm?.last]).toEqual(["2024-12", "2025-02"]);
    expect([storm?.organisation, storm?.at.slice(0, 10)]).toEqual(["meridian", "2024-12-09"]);
    expect(
      storm?.confirmations.map(({ organisation, at }) => [organisation, at.slice(0, 10)]),
    ).toEqual([
      ["brightwave", "2024-12-10"],
      ["clearvoice", "2024-12-10"],
    ]);
  });

  test("concerns the parties of the four metrics that name it", () => {
    const naming = metrics.filter(({ bands }) =>
      bands[0]?.flex?.rules.some(
        ({ trigger }) => trigger.kind === "condition" && trigger.condition === "storm",
      ),
    );
    expect(naming.map(({ code }) => code)).toEqual(["N1", "N2", "F3", "C2"]);
    const parties = naming.flatMap(({ versions }) => versions.flatMap((one) => one.parties));
    expect(storm?.parties.toSorted()).toEqual([...new Set(parties)].toSorted());
  });
});

describe("what proposals changed", () => {
  test("FieldWorks has two grace months for F2 and F4 while it takes region East over", () => {
    const { number, state } = titled("region East");
    expect(state).toBe("agreed");
    const grace = { misses: 2, periods: 2, from: "2025-02", to: "2025-03" };
    for (const code of ["F2", "F4"]) {
      expect(bandsOf(code)).toEqual([
        { effectiveFrom: "2023-01", proposal: null, grace: null },
        { effectiveFrom: "2025-02", proposal: number, grace },
      ]);
    }
    expect(metrics.filter(({ bands }) => bands.some((one) => one.grace))).toHaveLength(2);
  });

  test("the board's turn raises all seven stages from 2026-01, agreed by all before December", () => {
    const { number, at, settled, parties, answers } = titled("add up to the customer's target");
    expect(at.slice(0, 7)).toBe("2025-10");
    expect((settled ?? "") < "2025-12").toBe(true);
    expect(parties).toHaveLength(7);
    expect(answers.every(({ email }) => email.startsWith("board@"))).toBe(true);
    for (const { metric } of harbourStages) {
      expect(
        bandsOf(metric).map(({ effectiveFrom, proposal }) => [effectiveFrom, proposal]),
      ).toEqual([
        ["2023-01", null],
        ["2026-01", number],
      ]);
    }
  });

  test("with it, every stage at its bound is the outcome at its bound", () => {
    const product = (bound: "target" | "floor") =>
      harbourStages
        .map(({ metric }) => metrics.find(({ code }) => code === metric)?.bands[1]?.bounds)
        .map((bounds) => {
          if (bounds?.direction !== "higher") throw new Error("a stage is no yield");
          return multiplyRatios(decimal(bounds[bound]), decimal("0.01"));
        })
        .reduce(multiplyRatios);
    const inPerCent = (bound: "target" | "floor") =>
      roundedText(multiplyRatios(product(bound), decimal("100")), 2);
    expect([inPerCent("target"), inPerCent("floor")]).toEqual(["85.27", "78.21"]);
    const { reason } = said(titled("add up to the customer's target"));
    expect(reason).toContain("85.27 % and 78.21 %");
  });
});

describe("what lies on the table in January 2026", () => {
  const late = proposals.filter(({ at }) => at >= "2026");

  test("is one declined with a reason, one countered and two open", () => {
    expect(late.map(({ state, organisation }) => `${organisation}: ${state}`)).toEqual([
      "fieldworks: rejected",
      "clearvoice: open",
      "kitpath: superseded",
      "fieldworks: open",
    ]);
    const declined = late[0]?.answers.find(({ answer }) => answer === "decline");
    expect(declined?.reason).toBeTruthy();
    expect(late[3]?.counterTo).toBe(late[2]?.number);
  });

  test("ClearVoice waits for four answers, and two comments stand beside what it excludes", () => {
    const waiting = late[1];
    const answered = waiting?.answers.map(({ organisation }) => organisation) ?? [];
    expect(waiting?.parties.filter((slug) => !answered.includes(slug))).toEqual([
      "fieldworks",
      "kitpath",
      "meridian",
      "orderpoint",
    ]);
    expect(waiting?.comments.map(({ place }) => place)).toEqual([
      "metric-version C3/excludes",
      "metric-version C3/excludes",
    ]);
  });
});
