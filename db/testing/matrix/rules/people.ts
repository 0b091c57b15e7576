import { administered, all, byOneself, has, isOneself, ofOrganisation, text } from "../conditions";
import type { Row } from "../actor";
import { any, ofEachOrganisation, withEach } from "../kinds";
import { others, staffOf } from "../names";
import type { Rule } from "../rule";

/** Organisations known to each other, the people in them, and what only their admins may do. */
export const peopleRules: Readonly<Record<string, Rule>> = {
  "public.organisations": {
    app: { select: "all" },
    worker: { select: "all" },
    // No job states which organisations it knows.
    unused: ["worker"],
    sees: (row, { knows }) => knows.includes(text(row, "id")),
    kinds: {
      "that is a unit of another": (row, { one }) => row["parent_id"] === one.brand.id,
      "of a network that somebody left": (row, { left }) => row["id"] === left.carrier.id,
    },
  },
  "public.people": { app: { select: "all" }, sees: isOneself("id"), kinds: any },
  "public.sessions": {
    app: { select: "all" },
    owner: ["update"],
    sees: byOneself,
    kinds: {
      "that was ended": (row) => row["ended_at"] !== null,
      "that is live": (row) => row["ended_at"] === null,
      "for somebody's other organisation": (row, { one, two }) =>
        row["person_id"] === one.brand.board.id && row["organisation_id"] === two.desk.id,
    },
  },
  // Everybody sees their own organisation's people; only its admins make others admins, or let them go. Whoever left comes back
  // by an invitation alone.
  "public.organisation_people": {
    app: { select: "all", update: ["is_admin", "left_at"] },
    owner: ["update"],
    sees: ofOrganisation,
    changes: {
      from: all(administered, has("left_at", null)),
      to: administered,
      stopped: (before, after, stock) => isLastAdmin(before, stock) && !isActiveAdmin(after),
    },
    kinds: {
      ...ofEachOrganisation,
      ...withEach("is_admin", true, false),
      "of somebody who left": (row) => row["left_at"] !== null,
    },
  },
  // One's own, and an admin's all: they say who acts where for their organisation.
  "public.assignments": {
    app: { select: "all", insert: "all", update: ["roles"], delete: true },
    owner: ["update", "delete"],
    sees: (row, actor) => administered(row, actor) || all(ofOrganisation, byOneself)(row, actor),
    adds: administered,
    changes: { from: administered, to: administered },
    removes: administered,
    candidates: (world, actor, stock) =>
      staffOf(world, actor).map(({ network, organisation, person, says }) => {
        const key = { network_id: network, organisation_id: organisation, person_id: person };
        const member = { network_id: network, organisation_id: organisation };
        const staff = { organisation_id: organisation, person_id: person };
        return {
          says,
          row: { ...key, roles: ["viewer"] },
          over: stock.find("public.assignments", key),
          stopped:
            stock.find("public.network_members", member) === null ||
            stock.find("public.organisation_people", staff) === null,
        };
      }),
    kinds: {
      ...ofEachOrganisation,
      "of a person of two organisations": (row, { one, two }) =>
        row["person_id"] === one.brand.board.id && row["organisation_id"] === two.desk.id,
    },
  },
  "public.staff_invitations": {
    app: {
      select: "all",
      insert: [
        "organisation_id",
        "id",
        "email",
        "name",
        "is_admin",
        "roles",
        "inviting_person_id",
        "expires_at",
      ],
      update: ["answer", "answered_at"],
    },
    owner: ["update"],
    sees: administered,
    adds: all(administered, isOneself("inviting_person_id"), has("answer", null)),
    changes: {
      from: all(administered, has("answer", null)),
      to: all(administered, has("answer", "withdrawn")),
      moves: () => answers,
    },
    candidates: (world, actor) =>
      others(world, actor).map(({ organisation, person, says }) => ({
        says,
        row: {
          organisation_id: organisation,
          id: crypto.randomUUID(),
          email: "somebody@new.example",
          name: "Somebody",
          is_admin: true,
          roles: {},
          inviting_person_id: person,
          expires_at: "2100-01-01",
          answer: null,
        },
      })),
    kinds: { ...ofEachOrganisation, ...withEach("answer", null, "withdrawn", "accepted") },
  },
};

/** What an invitation can be told to have been answered. */
export const answers = ["withdrawn", "accepted", "declined"].map((answer): Row => ({
  answer,
  answered_at: "2026-01-05T09:00:00+00:00",
}));

function isActiveAdmin(row: Row): boolean {
  return row["is_admin"] === true && row["left_at"] === null;
}

function isLastAdmin(row: Row, stock: Parameters<NonNullable<Rule["candidates"]>>[2]): boolean {
  const admins = stock
    .rows("public.organisation_people")
    .filter((one) => one["organisation_id"] === row["organisation_id"] && isActiveAdmin(one));
  return isActiveAdmin(row) && admins.length === 1;
}
