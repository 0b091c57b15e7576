import { period } from "@/lib/periods/period";
import type { DemoCase, DemoEntry } from "./case-plan";
import { case4711 } from "./harbour-case-4711";
import { address } from "./organisations";
import { randomFrom, wholeBetween } from "./random";
import { workingDays } from "./working-days";

/** What each organisation's people promise, in which role and with which letter before their number. */
const ways = {
  brightwave: { role: "shop adviser", letter: "S", says: "An answer about the order by phone." },
  orderpoint: { role: "order clerk", letter: "O", says: "The order is corrected and confirmed." },
  meridian: { role: "line technician", letter: "N", says: "The line is tested and switched on." },
  kitpath: { role: "dispatcher", letter: "K", says: "A new box is sent." },
  fieldworks: { role: "scheduler", letter: "F", says: "An engineer comes in the morning." },
  clearvoice: { role: "call centre agent", letter: "C", says: "A call back with a date." },
  ledgerline: { role: "billing clerk", letter: "L", says: "The bill is looked at and corrected." },
} as const;

type Slug = keyof typeof ways;

/** Who opens the cases in turn, and whom each hands over to. */
const chainOf: readonly (readonly [Slug, Slug])[] = [
  ["clearvoice", "fieldworks"],
  ["ledgerline", "brightwave"],
  ["clearvoice", "meridian"],
  ["brightwave", "orderpoint"],
  ["fieldworks", "kitpath"],
  ["clearvoice", "orderpoint"],
  ["meridian", "fieldworks"],
  ["ledgerline", "clearvoice"],
];

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** What becomes of a case's promises: kept most often, now and then late, overdue, or with a message alone. */
const courses = ["kept", "kept", "late", "kept", "message", "kept", "overdue", "kept"] as const;

/** The cases of Harbour Broadband: 4711 of June 2025, and two dozen of December 2025 and January 2026. */
export const harbourCases: readonly DemoCase[] = [
  case4711,
  ...(["2025-12", "2026-01"] as const).flatMap((month, turn) =>
    Array.from({ length: 12 }, (_none, index) => drawnCase(month, turn * 12 + index)),
  ),
];

function drawnCase(month: string, number: number): DemoCase {
  const reference = String(5103 + number * 17);
  const next = randomFrom(`harbour-broadband case ${reference}`);
  const days = workingDays(period(month));
  const began = days[wholeBetween(next, 0, 13)] ?? `${month}-01`;
  const [opener, taker] = chainOf[number % chainOf.length] ?? ["clearvoice", "fieldworks"];
  const told = teller(`${began}T09:00:00Z`, next, number % 2 === 0 ? "goto" : "manager");
  told.later(wholeBetween(next, 0, 300) * minute);
  told.says(opener, { kind: "open" });
  told.promises(opener);
  const isHandedOver = number % 3 !== 0;
  if (isHandedOver) {
    told.later(wholeBetween(next, 1, 4) * hour);
    told.says(opener, { kind: "offer", to: taker, handed: [1] });
    // One of them still waits for its answer.
    if (number === 22) return { reference, entries: told.entries };
    told.says(taker, { kind: "acknowledge" });
    if (number % 4 === 1) told.promises(taker);
  }
  // Eight openers and eight courses: each turn meets other ones.
  const place = (number + 2 * Math.floor(number / chainOf.length)) % courses.length;
  const course = opener === "ledgerline" ? "kept" : (courses[place] ?? "kept");
  ends(told, isHandedOver ? taker : opener, course);
  return { reference, entries: told.entries };
}

type Teller = ReturnType<typeof teller>;

/** Tells a case entry by entry, some minutes apart. */
function teller(began: string, next: () => number, account: "goto" | "manager") {
  let now = Date.parse(began);
  let due = now;
  const entries: DemoEntry[] = [];
  const hand = (of: Slug) => `${ways[of].letter}${wholeBetween(next, 1, 40)}`;
  const signed = (of: Slug) => {
    now += wholeBetween(next, 4, 40) * minute;
    return { organisation: of, email: address(account, of), at: new Date(now).toISOString() };
  };
  return {
    entries,
    later: (time: number) => {
      now += time;
    },
    says: (of: Slug, what: Plain) => {
      entries.push({ ...signed(of), ...what });
    },
    promises: (of: Slug) => {
      const { role, says } = ways[of];
      const by = signed(of);
      const until = endOfDay(now + wholeBetween(next, 1, 3) * day);
      due = Math.max(due, Date.parse(until));
      entries.push({ ...by, kind: "promise", role, hand: hand(of), says, due: until });
    },
    keeps: (of: Slug, isLate: boolean) => {
      if (isLate) now = due + wholeBetween(next, 9, 30) * hour;
      const made = entries.filter(({ kind }) => kind === "promise").length;
      for (let promise = 1; promise <= made; promise++) {
        entries.push({ ...signed(of), kind: "kept", promise, hand: hand(of) });
      }
    },
  };
}

/** What an entry says that isn't a promise or its keeping. */
type Plain =
  | { readonly kind: "open" | "acknowledge" | "close" }
  | { readonly kind: "offer"; readonly to: Slug; readonly handed: number[] }
  | { readonly kind: "message"; readonly promise: number; readonly says: string };

function ends(told: Teller, holder: Slug, course: (typeof courses)[number]): void {
  if (course === "overdue") return;
  if (course === "message") {
    const says = "Automatic message: we are working on it.";
    told.says(holder, { kind: "message", promise: 1, says });
    return;
  }
  told.keeps(holder, course === "late");
  told.says(holder, { kind: "close" });
}

/** The end of the day of an instant in London's winter. */
function endOfDay(instant: number): string {
  return new Date((Math.floor(instant / day) + 1) * day).toISOString();
}
