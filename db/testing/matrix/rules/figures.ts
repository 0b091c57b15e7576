import { monthNumber, period } from "@/lib/periods/period";
import type { Actor, Condition, Row } from "../actor";
import { all, byOneself, has, orJobs, reported, submittedOrOwn, text } from "../conditions";
import { ofEachAudience, ofEachNetwork, ofFormerMember, withEach } from "../kinds";
import { staffOf } from "../names";
import type { Candidate, Rule } from "../rule";
import type { Stock } from "../stock";
import type { World } from "../world";

/** A month of every network in which nothing is reported yet, and the open one in which something is. */
const [free, open] = [monthNumber(period("2026-01")), monthNumber(period("2025-12"))];

const kinds = {
  ...ofEachNetwork,
  ...ofEachAudience,
  ...ofFormerMember("reporter_id"),
  ...withEach("status", "draft", "submitted", "final"),
  "that is a former member's draft": (row: Row, { left }: World) =>
    row["reporter_id"] === left.carrier.id && row["status"] === "draft",
};

const draftsForNoJob: Condition = (row, { role }) => role !== "worker" || row["status"] !== "draft";

/** Figures: a draft is its reporter's managers' alone; submitting is the last thing that they do to it by themselves. */
export const figureRules: Readonly<Record<string, Rule>> = {
  "public.figures": {
    app: {
      select: "all",
      insert: "all",
      update: [
        "numerator",
        "denominator",
        "not_applicable",
        "status",
        "revision",
        "metric_version",
        "audience",
      ],
    },
    worker: { select: "all" },
    owner: ["update"],
    sees: all(orJobs(submittedOrOwn), draftsForNoJob),
    adds: all(reported, has("status", "draft", "submitted")),
    changes: {
      from: all(reported, has("status", "draft")),
      to: all(reported, has("status", "draft", "submitted")),
      moves: ({ organisations }) =>
        organisations.flatMap((organisation) =>
          ["submitted", "final"].map((status) => ({ status, audience: [organisation] })),
        ),
    },
    candidates: figuresToAdd,
    kinds,
  },
  "public.figure_revisions": {
    app: { select: "all", insert: "all" },
    appendOnly: true,
    sees: submittedOrOwn,
    // The database's own clock says when: a row that says so itself is refused.
    adds: all(
      reported,
      byOneself,
      has("status", "draft", "submitted"),
      (row) => !("reported_at" in row),
    ),
    candidates: revisionsToAdd,
    kinds: {
      ...kinds,
      "by somebody whose assignment was taken away": (row, { one }) =>
        row["person_id"] === one.desk.deputy.id,
    },
  },
};

function figuresToAdd(world: World, actor: Actor, stock: Stock): readonly Candidate[] {
  const series = stock.rows("public.series");
  const own = series.map((one) => figure(world, one, text(one, "reporter_id"), "draft"));
  const states = series
    .filter((one) => one["reporter_id"] === actor.organisationId)
    .flatMap((one) =>
      ["submitted", "accepted", "final"].map((status) =>
        figure(world, one, text(one, "reporter_id"), status),
      ),
    );
  const inTheirName = world.organisations.flatMap((organisation) =>
    world.networks.flatMap((network) => {
      const another = series.find(
        (one) => one["network_id"] === network && one["reporter_id"] !== organisation,
      );
      return another === undefined
        ? []
        : [{ ...figure(world, another, organisation, "draft"), stopped: true }];
    }),
  );
  const there = stock
    .rows("public.figures")
    .filter((row) => row["period"] === open || row["metric_code"] === "D1")
    .map((row) => ({
      says: `a draft over that of ${world.nameOf(text(row, "reporter_id"))}`,
      row: { ...row, status: "draft", revision: Number(row["revision"]) + 1 },
      over: row,
    }));
  return [...own, ...states, ...inTheirName, ...there];
}

function figure(world: World, series: Row, reporter: string, status: string): Candidate {
  const { nameOf } = world;
  const network = text(series, "network_id");
  return {
    says: `a ${status} of ${text(series, "metric_code")} in ${nameOf(network)} for ${nameOf(reporter)}`,
    row: {
      network_id: network,
      series_key: series["key"],
      period: free,
      numerator: 1,
      denominator: 2,
      not_applicable: false,
      status,
      revision: 1,
      metric_code: series["metric_code"],
      metric_version: 1,
      reporter_id: reporter,
      audience: null,
    },
  };
}

function revisionsToAdd(world: World, actor: Actor, stock: Stock): readonly Candidate[] {
  const drafts = stock.rows("public.figures").filter((row) => row["period"] === open);
  return staffOf(world, actor).flatMap(({ network, organisation, person, says }) => {
    const there = drafts.filter((row) => row["network_id"] === network);
    const theirs = there.find((row) => row["reporter_id"] === organisation);
    const another = there.find((row) => row["reporter_id"] !== organisation);
    const signed = stock.find("public.member_people", {
      network_id: network,
      organisation_id: organisation,
      person_id: person,
    });
    const revision = (of: Row, more: Row = {}) => ({
      network_id: network,
      series_key: of["series_key"],
      period: open,
      revision: 99,
      status: "draft",
      metric_version: 1,
      reporter_id: organisation,
      person_id: person,
      ...more,
    });
    const stopped = signed === null;
    return [
      ...(another === undefined
        ? []
        : [{ says: `a revision of another's ${says}`, row: revision(another), stopped: true }]),
      ...(theirs === undefined
        ? []
        : [
            { says: `a revision ${says}`, row: revision(theirs), stopped },
            {
              says: `a final revision ${says}`,
              row: revision(theirs, { status: "final" }),
              stopped,
            },
            {
              says: `an old revision ${says}`,
              row: revision(theirs, { reported_at: "2025-12-01" }),
              stopped,
            },
          ]),
    ];
  });
}
