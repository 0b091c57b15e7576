import { administered, all, has, ofOrganisation } from "../conditions";
import { ofEachOrganisation, withEach } from "../kinds";
import type { Rule } from "../rule";

/** Mail leaves in an organisation's name; its admins read what may be read, its jobs send it. No app reads a body. */
export const mailRules: Readonly<Record<string, Rule>> = {
  "public.mail": {
    app: {
      select: [
        "organisation_id",
        "id",
        "to_address",
        "subject",
        "held_body",
        "admins_may_read",
        "status",
        "queued_at",
        "sent_at",
        "problem",
      ],
      insert: ["organisation_id", "id", "to_address", "subject", "body"],
    },
    worker: {
      select: "all",
      update: ["body", "held_body", "status", "claimed_until", "sent_at", "problem"],
    },
    sees: (row, actor) =>
      actor.role === "worker"
        ? ofOrganisation(row, actor)
        : all(administered, has("admins_may_read", true))(row, actor),
    adds: all(ofOrganisation, has("status", "queued")),
    changes: { from: ofOrganisation, to: ofOrganisation },
    candidates: ({ organisations, nameOf }) =>
      organisations.map((organisation) => ({
        says: `for ${nameOf(organisation)}`,
        row: {
          organisation_id: organisation,
          id: crypto.randomUUID(),
          to_address: "somebody@new.example",
          subject: "Something",
          body: "Something.",
          status: "queued",
          admins_may_read: true,
        },
      })),
    kinds: {
      ...ofEachOrganisation,
      ...withEach("admins_may_read", true, false),
      ...withEach("status", "queued", "held"),
    },
  },
};
