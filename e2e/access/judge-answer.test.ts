import { expect, test } from "vitest";
import type { Answer } from "../raw-request";
import { wrongIn } from "./judge-answer";
import { cellsOf, row } from "./row";
import type { Actor, Thing } from "./rules";

const page = row.page("/networks/[network]", "in the network");
const marks = { ours: /Parcels/, rivals: /Parcels/, strangers: /Letters/, nothing: null };

function answered(status: number, body = "", location?: string): Answer {
  return { status, body, headers: location === undefined ? {} : { location } };
}

function judged(actor: Actor, thing: Thing, answer: Answer): readonly string[] {
  const cell = cellsOf(page).find((one) => one.actor === actor && one.thing === thing);
  if (cell === undefined) throw new Error(`no cell for ${actor} at ${thing}`);
  return wrongIn(page, cell, { answer, marks });
}

test.each<{ why: string; actor: Actor; thing: Thing; answer: Answer; wrong: readonly string[] }>([
  {
    why: "a viewer sees their network",
    actor: "viewer",
    thing: "ours",
    answer: answered(200, "Parcels"),
    wrong: [],
  },
  {
    why: "a viewer is refused",
    actor: "viewer",
    thing: "ours",
    answer: answered(404),
    wrong: ["404 instead of 200", "nothing of ours is shown"],
  },
  {
    why: "a page without content",
    actor: "viewer",
    thing: "ours",
    answer: answered(200),
    wrong: ["nothing of ours is shown"],
  },
  {
    why: "a stranger gets nothing",
    actor: "stranger",
    thing: "ours",
    answer: answered(404, "Letters"),
    wrong: [],
  },
  {
    why: "a stranger is let in",
    actor: "stranger",
    thing: "ours",
    answer: answered(200, "Parcels"),
    wrong: ["200 instead of 404", "words of the main network"],
  },
  {
    why: "a page not found that tells what it is not",
    actor: "formerColleague",
    thing: "ours",
    answer: answered(404, "Parcels"),
    wrong: ["words of the main network"],
  },
  {
    why: "nobody is asked to sign in",
    actor: "signedOut",
    thing: "ours",
    answer: answered(307, "", "/sign-in?next=%2F"),
    wrong: [],
  },
  {
    why: "a session that ended is still good",
    actor: "sessionEnded",
    thing: "ours",
    answer: answered(200, "Parcels"),
    wrong: ["200 instead of asked to sign in", "words of the main network"],
  },
  {
    why: "somebody signed out learns that there is such a network",
    actor: "signedOut",
    thing: "strangers",
    answer: answered(404),
    wrong: ["404 instead of asked to sign in"],
  },
])("$why: $wrong", ({ actor, thing, answer, wrong }) => {
  expect(judged(actor, thing, answer)).toEqual(wrong);
});
