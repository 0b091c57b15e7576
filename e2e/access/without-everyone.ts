import { aNetwork, leaves, type Organisation, type ParcelNetwork, type Person } from "@/db/testing";
import { onlyTheDeskIsMissing } from "@/db/testing/agreement/on-the-table";
import { inForceIn, standingOf } from "@/db/testing/in-force";
import { proof } from "@/db/testing/proof";
import { sha256 } from "@/db/sha256";
import { baseUrl } from "../environment";
import { expect } from "../fixtures";
import { send } from "../raw-request";
import { cookieHeader, sessionCookie } from "../session-cookie";
import { callAction, outcomeOf } from "./action-call";
import { addressOf } from "./addresses";
import { surface } from "./build";
import { flexes } from "./flexing";
import { inParallel } from "./in-parallel";
import { actions, routes } from "./matrix";
import type { ActionRow } from "./row";
import { toldOf, type Told } from "./world";

const { origin } = new URL(baseUrl);
const accounts = ["manager", "deputy", "board", "viewer", "goto", "admin"] as const;

/** They take people, sessions, roles or memberships away, so they come last: nobody else may be missing before. */
const taking = [
  "saveRoles",
  "setAdmin",
  "removePerson",
  "endSessions",
  "endSession",
  "endOtherSessions",
  "changePassword",
  "setPassword",
  "signOut",
  "leaveNetwork",
];

/** Somebody who tries, with what they are told of their own organisation and of the proposal on the table. */
type Trier = { readonly who: string; readonly person: Person | null; readonly told: Told };

/**
 * Everybody of every organisation calls every action and every address, while all but one party have agreed to a proposal:
 * nothing comes into force, and the proposal stays as it is.
 *
 * @param tried how much of it: every way to call an action and every method at an address, or one of them for each person in turn
 * @param floor the attempts that are promised
 */
export async function nothingHoldsWithoutEveryone({
  tried,
  floor,
}: {
  readonly tried: "everything" | "one in turn";
  readonly floor: number;
}): Promise<void> {
  const chosen = tried === "everything" ? <Way>(ways: readonly Way[]) => ways : inTurn();
  const count = proof("T22 nothing holds without everyone, over HTTP", { floor });
  const { network, number, hash } = await aNetworkThatWaits();
  const triers = await triersIn(network, { number, hash });
  const before = await inForceIn(network.id);
  const stands = () => standingOf(network.id, number);
  expect(await stands()).toEqual({ state: "open", agreed: 2, parties: 3 });

  const inOrder = surface.actions.toSorted((a, b) => rank(a.name) - rank(b.name));
  for (const { id, file, name } of inOrder) {
    const row = actions.find((one) => one.file === file && one.name === name);
    if (row === undefined) throw new Error(`the action ${name} of ${file} has no row`);
    const calls = triers.flatMap((trier) =>
      argsOf(row, trier, hash).flatMap((args) =>
        chosen(waysTo(row, trier, network)).map((path) => ({ trier, args, path })),
      ),
    );
    await inParallel(calls, async ({ trier, args, path }) => {
      const headers = await cookieOf(trier);
      const answer = await callAction({ id, path, args, headers });
      expect(answer.status, `${trier.who} calls ${name}`).toBeLessThan(500);
      const outcome = outcomeOf(answer);
      if (name === "answer" && file.includes("/proposals/")) {
        expect(outcome, `${trier.who} answers`).toMatch(/gone|refused|malformed|signed-out/);
      }
      count[outcome === row.done ? "allowed" : "denied"]();
    });
    expect(await inForceIn(network.id), `after ${name} of ${file}`).toEqual(before);
    expect(await stands(), `after ${name} of ${file}`).toMatchObject({ state: "open", agreed: 2 });
  }

  const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];
  for (const row of routes) {
    await inParallel(triers, async (trier) => {
      const path = addressOf(row, trier.told);
      const headers = { origin, ...(await cookieOf(trier)) };
      for (const method of chosen(methods)) {
        const body = method === "GET" ? {} : { body: JSON.stringify({ number, hash }) };
        const { status } = await send({ path, method, headers, ...body });
        expect(status, `${method} ${path} as ${trier.who}`).toBeLessThan(500);
        count.denied();
      }
    });
    expect(await inForceIn(network.id), `after ${row.route}`).toEqual(before);
    expect(await stands(), `after ${row.route}`).toMatchObject({ state: "open", agreed: 2 });
  }
  count.conclude();
}

/** Takes one of what it is given, the next each time. */
function inTurn() {
  let turn = 0;
  return <Way>(ways: readonly Way[]): readonly Way[] => {
    turn += 1;
    return ways.filter((_way, place) => place === turn % ways.length);
  };
}

function rank(name: string): number {
  return taking.indexOf(name);
}

export async function aNetworkThatWaits() {
  const network = await aNetwork();
  await flexes(network);
  return { network, ...(await onlyTheDeskIsMissing(network)) };
}

/** Everybody of every organisation, whoever left, a stranger and nobody. */
async function triersIn(
  network: ParcelNetwork,
  { number, hash }: { readonly number: number; readonly hash: string },
): Promise<readonly Trier[]> {
  const elsewhere = await aNetwork();
  const { brand, carrier, desk } = network;
  const table = { number: String(number), asked: { number, hash }, made: { number } };
  const told = async (own: Organisation, code: "E1" | "D1" | "A1"): Promise<Told> => {
    const partner = own === brand ? carrier : brand;
    return { ...(await toldOf(network, [own, partner], code)), ...table };
  };
  const own = [
    { organisation: brand, told: await told(brand, "E1") },
    { organisation: carrier, told: await told(carrier, "D1") },
    { organisation: desk, told: await told(desk, "A1") },
  ];
  await leaves(elsewhere.desk, elsewhere);
  const people = own.flatMap(({ organisation, told: ofOwn }) =>
    accounts.map((account) => ({
      who: `${account} of the ${organisation === desk ? "missing party" : organisation.name}`,
      person: organisation[account],
      told: ofOwn,
    })),
  );
  const [first] = own;
  const anybody = first?.told ?? (await told(brand, "E1"));
  return [
    ...people,
    { who: "a manager elsewhere", person: elsewhere.brand.manager, told: anybody },
    { who: "a former member elsewhere", person: elsewhere.desk.manager, told: anybody },
    { who: "nobody", person: null, told: anybody },
  ];
}

/** Lawful arguments and, where a proposal is answered, others: what its parties may lawfully end it with is left to stories. */
function argsOf(row: ActionRow, { who, person, told }: Trier, hash: string) {
  if (!row.file.includes("/proposals/")) return [row.sends(told)];
  const isMissing = /^(manager|deputy|board) of the missing/.test(who);
  const { network, asked } = told;
  const lawful = row.sends(told);
  switch (row.name) {
    case "answer": {
      const answer = { ...asked, answer: "agree", reason: "" };
      const wrong = [
        [network, { ...answer, hash: sha256(hash) }],
        [network, { ...answer, hash: hash.toUpperCase() }],
        [network, { ...answer, organisationId: person?.organisationId ?? "" }],
        [network, { ...answer, number: String(asked.number) }],
        [network, { ...answer, answer: "counter-propose" }],
      ];
      return isMissing ? wrong : [lawful, ...wrong];
    }
    case "withdraw":
      // Who proposed may take it back: then it is over, and nothing holds either.
      return /^(manager|deputy|board) of the The brand/.test(who) ? [] : [lawful];
    default:
      return [lawful];
  }
}

/** The action's own page, the start page, and as if for the missing party. */
function waysTo(row: ActionRow, { told }: Trier, { desk }: ParcelNetwork): readonly string[] {
  const own = addressOf({ at: row.from }, told);
  return [own, `/?as=${desk.slug}`];
}

async function cookieOf({ person }: Trier): Promise<Readonly<Record<string, string>>> {
  return person === null ? {} : { cookie: cookieHeader([await sessionCookie(person)]) };
}
