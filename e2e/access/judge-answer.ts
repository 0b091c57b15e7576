import type { Answer } from "../raw-request";
import type { Cell, RouteRow } from "./row";
import { actors, isIn, knowsName, things, type Actor } from "./rules";
import type { World } from "./world";

/** What the matrix says that a page, handler or file answers in a cell. */
function expectedOf(
  row: Pick<RouteRow, "kind" | "answers" | "hides">,
  { actor, allowed }: Cell,
): string {
  if (allowed) return row.answers === "its content" ? "200" : `${row.answers}`;
  if (row.hides || actors[actor].organisation !== null) return "404";
  return row.kind === "page" ? "asked to sign in" : "401";
}

/** What came back, in the words of `expectedOf`. */
function saidBy({ status, headers: { location } }: Answer): string {
  if (location === undefined) return `${status}`;
  return location.startsWith("/sign-in?next=") ? "asked to sign in" : "a redirect";
}

/** What is wrong with an answer in a cell: another one than the matrix says, nothing shown, or words of others. */
export function wrongIn(
  row: RouteRow,
  cell: Cell,
  { answer, marks }: { readonly answer: Answer; readonly marks: World["marks"] },
): readonly string[] {
  const [is, should] = [saidBy(answer), expectedOf(row, cell)];
  const mark = cell.allowed && row.at.includes("[network]") ? marks[cell.thing] : null;
  return [
    ...(is === should ? [] : [`${is} instead of ${should}`]),
    ...(mark === null || mark.test(answer.body) ? [] : [`nothing of ${cell.thing} is shown`]),
    ...foreignWords(answer, cell.actor, marks),
  ];
}

/** Words of networks that somebody isn't in, found in what they were answered. */
export function foreignWords(
  { body, headers }: Answer,
  actor: Actor,
  marks: World["marks"],
): readonly string[] {
  const said = body + JSON.stringify(headers);
  return (["ours", "strangers"] as const)
    .filter((thing) => {
      const text = knowsName(actor, thing) ? said.replaceAll(networkName, "") : said;
      return !isIn(actor, thing) && marks[thing]?.test(text) === true;
    })
    .map((thing) => `words of the ${things[thing].network} network`);
}

const networkName = /Parcels parcels-[0-9a-f]+/g;
