import { actors, lets, things, type Actor, type Rule, type Thing } from "./rules";
import { putId } from "./surface";
import type { Told } from "./world";

/** What the address of a page or handler answers to those who may: its content, a redirect within the app, or an error page. */
type Answers = "its content" | "a redirect" | 404 | 500;

/** A page, a route handler or a file that is served. */
export type RouteRow = {
  readonly kind: "page" | "handler";
  /** As the build calls it: "/networks/[network]". */
  readonly route: string;
  readonly may: Rule;
  /** Where it is asked, when its own name isn't an address. */
  readonly at: string;
  readonly answers: Answers;
  /** Whether those without a session who may not are told that nothing is there, like everybody else who may not. */
  readonly hides: boolean;
  /** Whether it takes POST by itself; actions aren't meant. */
  readonly posts: boolean;
  /** Whether it takes PUT: then it stands among the actions too. */
  readonly puts: boolean;
};

/** A server action, which answers on every page's address. */
export type ActionRow = {
  readonly file: string;
  readonly name: string;
  readonly may: Rule;
  /** A page that calls it. */
  readonly from: string;
  /** Its arguments, made of what is told of the thing that is asked for. */
  readonly sends: (told: Told) => readonly unknown[];
  /** The state that it answers with when all is well, or "redirect". */
  readonly done: string;
  /** What it may answer those with who may not, beside "gone", or "signed-out" to whoever isn't signed in. */
  readonly refused: readonly string[];
  /** The only tables that it may change, those of other schemas than public with their schema. */
  readonly writes: readonly string[];
};

/** How rows are written: in a line where possible. */
export const row = {
  page: (route: string, may: Rule, more: Partial<RouteRow> = {}) =>
    routeRow("page", route, may, more),
  handler: (route: string, may: Rule, more: Partial<RouteRow> = {}) =>
    routeRow("handler", route, may, more),
  action: (
    file: string,
    name: string,
    may: Rule,
    more: Pick<ActionRow, "from" | "sends" | "done" | "writes"> & Partial<ActionRow>,
  ): ActionRow => ({ file, name, may, refused: [], ...more }),
};

function routeRow(
  kind: RouteRow["kind"],
  route: string,
  may: Rule,
  more: Partial<RouteRow>,
): RouteRow {
  return {
    kind,
    route,
    may,
    at: route,
    answers: "its content",
    hides: false,
    posts: false,
    puts: false,
    ...more,
  };
}

/** Where an action is tried: on its own page and on the start page, since every page answers to all of them; a route only at its own address. */
export function placesOf({ from, name }: ActionRow): readonly string[] {
  return name === putId ? [from] : [from, "/"];
}

/** One try: who asks for what, and whether they get it. */
export type Cell = { readonly actor: Actor; readonly thing: Thing; readonly allowed: boolean };

/** All tries of a row. What names nothing (an address without a parameter, an action that is sent nothing) is asked for once by each. */
export function cellsOf({ may, ...rest }: RouteRow | ActionRow): readonly Cell[] {
  const named = "sends" in rest ? rest.sends.length > 0 : rest.at.includes("[");
  const asked = named ? objectsOf(things) : (["ours"] as const);
  return objectsOf(actors).flatMap((actor) =>
    asked.map((thing) => ({ actor, thing, allowed: lets(may, actor, thing) })),
  );
}

function objectsOf<Name extends string>(named: Readonly<Record<Name, unknown>>): readonly Name[] {
  return Object.keys(named).filter((name): name is Name => name in named);
}
