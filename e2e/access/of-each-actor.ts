import type { Actor } from "./rules";

/** One of something for each kind of person, made one after the other. */
export async function ofEach<Result>(
  one: (actor: Actor) => Promise<Result>,
): Promise<Readonly<Record<Actor, Result>>> {
  return {
    manager: await one("manager"),
    board: await one("board"),
    viewer: await one("viewer"),
    goTo: await one("goTo"),
    admin: await one("admin"),
    rival: await one("rival"),
    stranger: await one("stranger"),
    formerMember: await one("formerMember"),
    formerColleague: await one("formerColleague"),
    signedOut: await one("signedOut"),
    sessionEnded: await one("sessionEnded"),
  };
}
