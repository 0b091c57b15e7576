import { StaticMarkup } from "@/app/_components/static-markup";
import { formatList, formatMonth, formatWhole } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import { addMonths, periodsFrom } from "@/lib/periods/period";
import type { VolumeDriver } from "@/lib/scorecards/forecasts";
import { driverTitle, partSays } from "./driver-text";
import { forecastObject } from "./forecast-object";
import { ForecastForm } from "./forecast-form";
import { forecastTable } from "./forecast-table";
import type { ConditionsPage } from "./read-page";

const said = words.forecasts;
const monthsAhead = 12;

/** The volumes that rules compare with a forecast: what was agreed, what came, and the form to propose more. */
export function Forecasts({ page }: { page: ConditionsPage }) {
  const { drivers, hiddenDrivers } = page;
  return (
    <section aria-labelledby="forecasts" className="flex flex-col gap-6">
      <div className="flex flex-col gap-2">
        <h2 id="forecasts" className="section-title">
          {said.title}
        </h2>
        <p className="max-w-[70ch] text-ink-2">
          {drivers.length + hiddenDrivers === 0 ? said.none : said.lead}
        </p>
        {hiddenDrivers === 0 ? null : (
          <p className="max-w-[70ch] text-ink-2">
            {hiddenDrivers === 1 ? said.oneHidden : said.hidden(formatWhole(hiddenDrivers))}
          </p>
        )}
      </div>
      {drivers.map((driver) => (
        <Driver key={`${driver.series.key} ${driver.part}`} driver={driver} page={page} />
      ))}
    </section>
  );
}

function Driver({ driver, page }: { driver: VolumeDriver; page: ConditionsPage }) {
  const { series, part, flexes } = driver;
  const { network, mayAgree, now } = page;
  const id = `driver-${series.key}-${part}`;
  const months = periodsFrom(addMonths(now, 1), addMonths(now, monthsAhead));
  return (
    <article aria-labelledby={id} className="flex flex-col gap-3">
      <div>
        <h3 id={id} className="font-[590]">
          {driverTitle(driver, page)}
        </h3>
        <p className="max-w-[70ch] text-ink-2">
          {partSays(driver)} {said.flexes(formatList(flexes))}
        </p>
      </div>
      <StaticMarkup className="empty:hidden" of={forecastTable(driver, page)} />
      <OpenProposals driver={driver} page={page} />
      {mayAgree && isParty(driver, page) ? (
        <ForecastForm
          slug={network.slug}
          seriesKey={series.key}
          part={part}
          title={driverTitle(driver, page)}
          months={months.map((month) => ({ value: month, text: formatMonth(month) }))}
          words={words.forecasts.form}
          sendName={said.sendOf(driverTitle(driver, page))}
          answers={words.forms.answers}
        />
      ) : null}
      {mayAgree && !isParty(driver, page) ? (
        <p className="max-w-[70ch] text-ink-2">{said.notYours}</p>
      ) : null}
    </article>
  );
}

function isParty({ metric }: VolumeDriver, { viewer }: ConditionsPage): boolean {
  return metric.versions.at(-1)?.partyIds.includes(viewer.organisationId) === true;
}

function OpenProposals({ driver, page }: { driver: VolumeDriver; page: ConditionsPage }) {
  const object = forecastObject(driver, page.organisations);
  const { network, nameOf } = page;
  return page.open
    .filter(({ objects }) => objects.includes(object))
    .map(({ number, waitingFor }) => (
      <p key={number}>
        <a className="text-link" href={hrefOf(`/networks/${network.slug}/proposals/${number}`)}>
          {said.open(String(number))}
        </a>{" "}
        {said.openText(formatList(waitingFor.map(nameOf)))}
      </p>
    ));
}
