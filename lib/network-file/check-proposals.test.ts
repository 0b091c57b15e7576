import { describe, expect, test } from "vitest";
import { proposalText, type ProposalTerms } from "@/lib/proposals/proposal-terms";
import { period } from "@/lib/periods/period";
import { checkProposals } from "./check-proposals";
import { networkFile } from "./network-file";
import { sampleFile, sampleHash, withChanges } from "./sample-file";

const band = (target: string): ProposalTerms["changes"][number] => ({
  change: "band-set",
  metric: "P1",
  bounds: { direction: "higher", target, floor: "90", stretch: null },
  flex: null,
  grace: null,
});

function textOf(change: ProposalTerms["changes"][number], network = "parcels"): string {
  return proposalText({
    kind: "proposal",
    network,
    title: "A change",
    reason: "It is time.",
    from: period("2025-11"),
    retroactive: false,
    changes: [change],
  });
}

const at = "2025-10-05T09:00:00Z";
const by = (organisation: string) => ({
  organisation,
  email: `manager@${organisation}.example`,
  at,
});
const answer = (organisation: string, text: string, is: string) => ({
  ...by(organisation),
  answer: is,
  hash: sampleHash(text),
});
const parties = ["shop", "carrier"];

function proposal(number: number, state: string, other: Readonly<Record<string, unknown>> = {}) {
  const text = textOf(band(`9${number}`));
  return {
    number,
    text,
    ...by("shop"),
    parties,
    state,
    settled: state === "open" ? null : "2025-10-09T09:00:00Z",
    effectiveFrom: state === "agreed" ? "2025-11" : null,
    answers: [answer("shop", text, "agree")],
    ...other,
  };
}

const declined = textOf(band("92"));
const forecast = textOf({
  change: "forecast",
  metric: "P1",
  reporter: "carrier",
  subject: "",
  part: "denominator",
  amounts: { "2025-11": 900 },
});

/** A proposal in every state, and a condition that is declared, one that is confirmed, one that was withdrawn. */
function file() {
  const both = [answer("shop", forecast, "agree"), answer("carrier", forecast, "agree")];
  const storm = { condition: "storm", reason: "Wind.", ...by("shop"), parties };
  return withChanges(sampleFile(), {
    "/networks/0/proposals": [
      proposal(1, "superseded"),
      proposal(2, "rejected", {
        answers: [{ ...answer("carrier", declined, "decline"), reason: "Not so." }],
      }),
      proposal(3, "withdrawn"),
      proposal(4, "open", {
        counterTo: 1,
        comments: [{ ...by("carrier"), place: "", says: "Why?" }],
      }),
      proposal(5, "agreed", { text: forecast, answers: both }),
    ],
    "/networks/0/conditions": [
      { ...storm, first: "2025-10", last: "2025-10" },
      { ...storm, first: "2025-11", last: "2025-12", confirmations: [by("carrier")] },
      { ...storm, first: "2025-11", last: "2025-11", withdrawn: at },
    ],
  });
}

function findings(changes: Readonly<Record<string, unknown>>) {
  const [network] = networkFile.parse(withChanges(file(), changes)).networks;
  if (network === undefined) throw new Error("no network");
  return checkProposals(network, "/networks/0", sampleHash);
}

test("finds nothing in proposals and conditions without a mistake", () => {
  expect(findings({})).toEqual([]);
});

const proposals = "/networks/0/proposals";
const conditions = "/networks/0/conditions";
const metric = sampleFile().networks[0]?.metrics.findIndex(({ code }) => code === "P1") ?? 0;

describe("a mistake is named with its place", () => {
  test.each([
    {
      change: { [`${proposals}/2/number`]: 2 },
      place: `${proposals}/2/number`,
      says: "another proposal has this number",
    },
    {
      change: { [`${proposals}/3/text`]: "{}" },
      place: `${proposals}/3/text`,
      says: "no proposal's canonical text for this network",
    },
    {
      change: { [`${proposals}/3/text`]: ` ${textOf(band("94"))}` },
      place: `${proposals}/3/text`,
      says: "no proposal's canonical text for this network",
    },
    {
      change: { [`${proposals}/3/text`]: textOf(band("94"), "another") },
      place: `${proposals}/3/text`,
      says: "no proposal's canonical text for this network",
    },
    {
      change: { [`${proposals}/4/answers/1/hash`]: "0".repeat(64) },
      place: `${proposals}/4/answers/1/hash`,
      says: `the hash is of another text: it is ${sampleHash(forecast)}`,
    },
    {
      change: { [`${proposals}/4/answers/1`]: answer("shop", forecast, "agree") },
      place: `${proposals}/4/answers/1/organisation`,
      says: "this organisation has answered already",
    },
    {
      change: {
        [`${proposals}/4/answers/1`]: undefined,
        [`${proposals}/4/answers`]: [answer("shop", forecast, "agree")],
      },
      place: `${proposals}/4/answers`,
      says: "\"carrier\" hasn't agreed to this proposal, so it isn't agreed",
    },
    {
      change: { [`${proposals}/1/answers/0/reason`]: null },
      place: `${proposals}/1/answers/0/reason`,
      says: "a decline says why",
    },
    {
      change: { [`${proposals}/1/state`]: "withdrawn" },
      place: `${proposals}/1/state`,
      says: "a proposal that somebody declined is rejected, and no other is",
    },
    {
      change: { [`${proposals}/2/state`]: "rejected" },
      place: `${proposals}/2/state`,
      says: "a proposal that somebody declined is rejected, and no other is",
    },
    {
      change: { [`${proposals}/3/settled`]: at },
      place: `${proposals}/3/state`,
      says: "only an open proposal isn't settled",
    },
    {
      change: { [`${proposals}/4/effectiveFrom`]: null },
      place: `${proposals}/4/state`,
      says: "an agreed proposal takes effect, and no other does",
    },
    {
      change: { [`${proposals}/2/effectiveFrom`]: "2025-11" },
      place: `${proposals}/2/state`,
      says: "an agreed proposal takes effect, and no other does",
    },
    {
      change: { [`${proposals}/2/counterTo`]: 9 },
      place: `${proposals}/2/counterTo`,
      says: "there is no earlier proposal 9",
    },
    {
      change: { [`${proposals}/0/state`]: "withdrawn" },
      place: `${proposals}/0/state`,
      says: "a proposal that another counters is superseded, and no other is",
    },
    {
      change: { [`${proposals}/2/state`]: "superseded" },
      place: `${proposals}/2/state`,
      says: "a proposal that another counters is superseded, and no other is",
    },
    {
      change: { [`${proposals}/3/parties`]: ["carrier"] },
      place: `${proposals}/3/organisation`,
      says: '"shop" is no party of it',
    },
    {
      change: { [`${proposals}/3/parties`]: ["shop"] },
      place: `${proposals}/3/comments/0/organisation`,
      says: '"carrier" is no party of it',
    },
    {
      change: { [`${proposals}/3/parties`]: ["shop", "carrier", "stranger"] },
      place: `${proposals}/3/parties/2`,
      says: expect.stringContaining("stranger"),
    },
    {
      change: { [`${proposals}/3/comments/0/email`]: "nobody@carrier.example" },
      place: `${proposals}/3`,
      says: 'nobody@carrier.example has no assignment for "carrier" here, and is no signatory',
    },
    {
      change: { [`/networks/0/metrics/${metric}/series/0/subject`]: "parcels" },
      place: `${proposals}/4/text`,
      says: "it forecasts a series that isn't there",
    },
    {
      change: { [`/networks/0/metrics/${metric}/bands/0/proposal`]: 5 },
      place: `/networks/0/metrics/${metric}/bands/0/proposal`,
      says: "the proposal that it names isn't agreed, or changes something else",
    },
    {
      change: { [`/networks/0/metrics/${metric}/versions/0/proposal`]: 4 },
      place: `/networks/0/metrics/${metric}/versions/0/proposal`,
      says: "the proposal that it names isn't agreed, or changes something else",
    },
    {
      change: { [`${conditions}/0/first`]: "2025-11" },
      place: `${conditions}/0`,
      says: "the last month is before the first",
    },
    {
      change: { [`${conditions}/2/withdrawn`]: null },
      place: `${conditions}/2`,
      says: "it is declared for one of these months already",
    },
    {
      change: { [`${conditions}/1/withdrawn`]: at },
      place: `${conditions}/1/withdrawn`,
      says: "what was confirmed isn't withdrawn any more",
    },
    {
      change: { [`${conditions}/1/confirmations/0`]: by("shop") },
      place: `${conditions}/1/confirmations/0/organisation`,
      says: "nobody confirms what they declared themselves",
    },
    {
      change: { [`${conditions}/1/confirmations/1`]: by("carrier") },
      place: `${conditions}/1/confirmations/1/organisation`,
      says: "this organisation has answered already",
    },
    {
      change: { [`${conditions}/1/parties`]: ["shop"] },
      place: `${conditions}/1/confirmations/0/organisation`,
      says: '"carrier" is no party of it',
    },
    {
      change: { [`${conditions}/0/parties`]: ["carrier"] },
      place: `${conditions}/0/organisation`,
      says: '"shop" is no party of it',
    },
    {
      change: { [`${conditions}/0/email`]: "nobody@shop.example" },
      place: `${conditions}/0`,
      says: 'nobody@shop.example has no assignment for "shop" here, and is no signatory',
    },
  ])("$place: $says", ({ change, place, says }) => {
    const found = findings(change).map((one) => ({ place: one.place, says: one.says }));
    expect(found).toContainEqual({ place, says });
  });
});
