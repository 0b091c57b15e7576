import { signedPeriod } from "@/lib/settlement/signed-period";
import { asOperator, type Tx } from "../doors";
import { listFigures } from "../queries/figures";
import { listMetrics } from "../queries/metrics";
import {
  acceptFigure,
  answerRestatement,
  closePeriod,
  disputeFigure,
  proposeRestatement,
  type FigureKey,
  type Said,
} from "../queries/settlement";
import {
  actAs,
  aNetwork,
  openPeriod,
  seriesKeys,
  type Organisation,
  type ParcelNetwork,
  type Person,
} from "../testing";
import { asSuperuser } from "./superuser";

/** A network whose figures were reported just now, so that silence has accepted none. */
export function aNetworkToSettle(
  retold: (text: string) => string = (text) => text,
): Promise<ParcelNetwork> {
  const now = new Date().toISOString();
  return aNetwork(null, (text) => retold(text.replaceAll("2026-01-05T09:00:00Z", now)));
}

/** The figure of a metric for the open month. P1 is the carrier's, accepted by the brand; Q1 the desk's, by the brand. */
export function figureOf({ id }: ParcelNetwork, metric: keyof typeof seriesKeys): FigureKey {
  return { networkId: id, seriesKey: seriesKeys[metric], period: openPeriod };
}

/** What a side says: a question or a reason, with a figure of 880 of 1000. */
export const aWord: Said = {
  says: "It was counted twice.",
  evidence: null,
  parts: { numerator: 880, denominator: 1000 },
  notApplicable: false,
};

/** The same with nothing but words. */
export const onlyAWord: Said = { ...aWord, parts: null };

/** What comes of accepting a figure at a revision. */
export function accepts(person: Person, key: FigureKey, seen: number) {
  return actAs(person, (tx) => acceptFigure(tx, key, seen));
}

/** What comes of asking about a figure at a revision. */
export function disputes(person: Person, key: FigureKey, seen: number, said: Said = onlyAWord) {
  return actAs(person, (tx) => disputeFigure(tx, key, seen, said));
}

/** What comes of proposing to restate a figure, to 880 of 1000 if nothing else is said. */
export function restates(person: Person, key: FigureKey, seen: number, said: Said = aWord) {
  return actAs(person, (tx) => proposeRestatement(tx, key, seen, said));
}

/** What comes of answering the restatement that an act proposed. */
export function answersRestatement(
  person: Person,
  key: FigureKey,
  number: number,
  answer: "agree" | "decline" = "agree",
) {
  return actAs(person, (tx) => answerRestatement(tx, key, { number, answer, says: null }));
}

/** What comes of signing the open month as it stands for this person's organisation. */
export function closes(network: ParcelNetwork, organisation: Organisation, person: Person) {
  return actAs(person, async (tx) =>
    closePeriod(tx, network.id, openPeriod, await signedBy(tx, network, organisation)),
  );
}

/** What an organisation signs of the open month as it stands. */
export async function signedBy(
  tx: Tx,
  { id, slug }: ParcelNetwork,
  organisation: Organisation,
): Promise<string> {
  const metrics = await listMetrics(tx, id);
  const series = metrics.flatMap((metric) => metric.series);
  const figures = await listFigures(tx, id, {
    seriesKeys: series.map(({ key }) => key),
    first: openPeriod,
    last: openPeriod,
  });
  const lines = series.flatMap((one) => {
    const figure = figures.find(({ seriesKey }) => seriesKey === one.key);
    return figure === undefined || figure.status === "draft"
      ? []
      : [{ series: one, reporter: "somebody", figure }];
  });
  return signedPeriod(
    { network: slug, organisation: organisation.slug, period: openPeriod },
    lines,
  );
}

/** Every member signs the open month. */
export async function closedByAll(network: ParcelNetwork): Promise<void> {
  for (const member of [network.brand, network.carrier, network.desk]) {
    await closes(network, member, member.manager);
  }
}

/** A figure's revisions as they stand in the database, oldest first: "2 accepted 914/1000 restatement". */
export function revisionsOf({ networkId, seriesKey, period }: FigureKey): Promise<string[]> {
  return asSuperuser(async (sql) => {
    const rows = await sql<{ says: string }[]>`
      select concat_ws(' ', revision, status, numerator || '/' || denominator, source) as says from figure_revisions
      where network_id = ${networkId} and series_key = ${seriesKey}
        and period = ${Number(period.slice(0, 4)) * 12 + Number(period.slice(5)) - 1}
      order by revision`;
    return rows.map(({ says }) => says);
  });
}

/** Names the one organisation that accepts a metric's figures. */
export async function acceptedByOne(
  { id }: ParcelNetwork,
  metric: string,
  organisation: Organisation,
): Promise<void> {
  await asSuperuser(
    (sql) => sql`
      update metric_versions set accepting_id = ${organisation.id} where network_id = ${id} and metric_code = ${metric}`,
  );
}

/** Changes the terms by which a network settles. */
export async function termsAre(
  { id }: ParcelNetwork,
  terms: { readonly acceptanceDays?: number; readonly closingDays?: number | null },
): Promise<void> {
  const { acceptanceDays = 10, closingDays = null } = terms;
  await asSuperuser(
    (sql) => sql`
      update networks set acceptance_days = ${acceptanceDays}, closing_days = ${closingDays} where id = ${id}`,
  );
}

/** What the operator's door sees of the figure now. */
export function statusOf({ networkId, seriesKey, period }: FigureKey) {
  return asOperator(async (tx) => {
    const [figure] = await listFigures(tx, networkId, {
      seriesKeys: [seriesKey],
      first: period,
      last: period,
    });
    return figure === undefined ? null : `${figure.revision} ${figure.status}`;
  });
}
