import type { NotDone } from "@/app/form-action";
import { refusal, type Done, type Refused } from "@/app/form-answer";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { readConditions } from "@/db/queries/conditions";
import { propose, type ProposalRefusal } from "@/db/queries/proposals";
import { readNote } from "@/lib/access/entered-text";
import { parsePeriod, periodAt, type Period } from "@/lib/periods/period";
import { exactNumber } from "@/lib/reporting/exact-number";
import { volumeDrivers, type VolumeDriver } from "@/lib/scorecards/forecasts";
import { forecastChange } from "./forecast-object";
import { monthField, type MonthField } from "./month-field";

const said = words.forecasts;

/** A forecast as the browser sends it; months without an amount aren't forecast. */
type Sent = {
  readonly seriesKey: number;
  readonly part: VolumeDriver["part"];
  readonly amounts: readonly { readonly month: string; readonly amount: string }[];
  readonly reason: string;
};

type Field = MonthField | "reason";

/** Proposes a forecast, or says what is to be mended. */
export async function proposeForecastOf(
  { tx, network }: Acting,
  sent: Sent,
): Promise<Done | Refused<Field> | NotDone> {
  const { metrics, organisations } = await readConditions(tx, network.id);
  const { drivers } = volumeDrivers(metrics, periodAt(new Date(), network.timeZone));
  const driver = drivers.find(
    ({ series, part }) => series.key === sent.seriesKey && part === sent.part,
  );
  if (driver === undefined) return { state: "gone" };
  const read = readForecast(sent, driver.decimals);
  if ("state" in read) return read;
  const { amounts, from, reason } = read;
  const done = await propose(
    tx,
    network.id,
    {
      kind: "proposal",
      network: network.slug,
      title: said.proposalTitle(driver.version.name).slice(0, 120),
      reason,
      from,
      retroactive: false,
      changes: [forecastChange(driver, organisations, amounts)],
    },
    null,
  );
  return "number" in done
    ? { state: "done", says: said.done(String(done.number)) }
    : refusedOf(done);
}

type Forecast = {
  readonly amounts: readonly (readonly [Period, number])[];
  readonly from: Period;
  readonly reason: string;
};

function readForecast(sent: Sent, decimals: number): Forecast | Refused<Field> {
  const read = sent.amounts.map((one) => readAmount(one, decimals));
  const amounts = read.flatMap((one) => (one !== null && "amount" in one ? [one.amount] : []));
  const [first] = amounts;
  const reason = readNote(sent.reason) || null;
  if (reason !== null && first !== undefined && !read.some(isWrong)) {
    return { amounts, from: first[0], reason };
  }
  return refusal<Field>([
    ...read.map((one, index) => [monthField(index), isWrong(one) ? one.wrong : null] as const),
    ["reason", reason === null ? said.noReason : null],
    ["form", read.every((one) => one === null) ? said.noAmount : null],
  ]);
}

type Amount = { readonly amount: readonly [Period, number] };
type Wrong = { readonly wrong: string };

/** An amount in whole smallest units; null where nothing was typed. */
function readAmount(
  { month, amount }: Sent["amounts"][number],
  decimals: number,
): Amount | Wrong | null {
  const period = parsePeriod(month);
  const number = exactNumber(amount, decimals);
  if (number.state === "empty") return null;
  if (number.state === "problem" || period === null) {
    const code = number.state === "problem" ? number.code : "not-a-number";
    return {
      wrong: words.problems[code]({ entered: amount.trim(), decimals: String(decimals) }),
    };
  }
  if (number.value < 0) return { wrong: words.problems.negative({ entered: amount.trim() }) };
  return { amount: [period, number.value] };
}

function isWrong(read: Amount | Wrong | null): read is Wrong {
  return read !== null && "wrong" in read;
}

function refusedOf({ refused }: ProposalRefusal): Refused<Field> | NotDone {
  if (refused === "gone") return { state: "gone" };
  return refusal<Field>([
    ["form", refused === "open-already" ? said.openAlready : saysWhy(refused)],
  ]);
}

function saysWhy(refused: ProposalRefusal["refused"]): string {
  return refused === "not-party" ? said.notYours : said.cantPropose;
}
