import { markup, type Markup } from "@/app/_components/markup";
import { scrollRegion } from "@/app/_components/scroll-region";
import { formatInstant, formatMonth, formatRatio, nothing } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import { ratio } from "@/lib/metrics/ratio";
import {
  forecastMonths,
  type Forecast,
  type ForecastMonth,
  type VolumeDriver,
} from "@/lib/scorecards/forecasts";
import { driverTitle } from "./driver-text";
import type { ConditionsPage } from "./read-page";

const said = words.forecasts;

/** A driver's months: what was forecast and by which proposal, what came, and how much of the forecast that is. */
export function forecastTable(driver: VolumeDriver, page: ConditionsPage): Markup {
  const months = forecastMonths(driver, page, page);
  if (months.length === 0) return markup`<p class="text-ink-2">${said.empty}</p>`;
  return scrollRegion(
    driverTitle(driver, page),
    markup`<table class="data-table data-table-dense">
      <thead>
        <tr>
          <th scope="col">${said.month}</th>
          <th scope="col" class="num">${said.forecast}</th>
          <th scope="col" class="num">${said.actual}</th>
          <th scope="col" class="num">${said.percent}</th>
          <th scope="col">${said.agreed}</th>
        </tr>
      </thead>
      <tbody>${months.map((month) => line(month, driver, page))}</tbody>
    </table>`,
  );
}

function line(month: ForecastMonth, { decimals }: VolumeDriver, page: ConditionsPage): Markup {
  const { period, forecast, late, actual, percent } = month;
  const amount = (units: number) => formatRatio(ratio(units, 10n ** BigInt(decimals)), decimals);
  return markup`<tr>
    <th scope="row" class="whitespace-nowrap">${formatMonth(period)}</th>
    <td class="num">${forecast === null ? nothing : amount(forecast.amount)}</td>
    <td class="num">${actual === null ? nothing : amount(actual)}</td>
    <td class="num">${percent === null ? nothing : `${formatRatio(percent, 1)} %`}</td>
    <td class="min-w-52">
      ${forecast === null ? said.noForecast : agreed(forecast, page)}
      ${
        late === null
          ? null
          : markup`<small>${said.late}: ${said.lateText(amount(late.amount))}, ${agreed(late, page)}</small>`
      }
    </td>
  </tr>`;
}

/** When it was agreed, and by which proposal; a link where the viewer may read that. */
function agreed({ agreedAt, proposalNumber }: Forecast, page: ConditionsPage): Markup {
  const { network, readable } = page;
  const href = hrefOf(`/networks/${network.slug}/proposals/${proposalNumber}`);
  const name = said.byProposal(String(proposalNumber));
  return markup`${formatInstant(agreedAt, network.timeZone)}, ${
    readable.has(proposalNumber) ? markup`<a href="${href}">${name}</a>` : markup`${name}`
  }`;
}
