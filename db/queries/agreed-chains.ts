import { sql, type SQL } from "drizzle-orm";
import { jsonRows, periodText } from "../json-statement";

/** The name of the chain that is asked for; null for the first one. */
export const chosenName = sql`${sql.placeholder("chain")}::text`;

/** The chain that is shown: the one asked for, the one that was loaded, or the first by its name, in a member. */
const shownName = sql`coalesce(${chosenName}, (select chain ->> 'name' from chain), (select min(name) from agreed))`;

/**
 * Members of a statement, after `loaded` and `chain`: the versions of chains that the viewer's organisation agreed to, `agreed`, those of the
 * chain that is shown with the month before the next one, `shown_versions`, and the series named in these that the viewer sees,
 * `agreed_series`, each with whether cases go through it. Where nothing was agreed they ask for nothing more than that.
 */
export function agreedMembers(network: SQL): SQL {
  return sql`
    agreed as materialized (
      select name, effective_from, proposal_number, terms, chain_number, audience from chain_versions where network_id = ${network}
    ),
    shown_versions as materialized (
      select effective_from, lead(effective_from, 1, 2147483647) over (order by effective_from) - 1 as last_month, terms,
        chain_number, audience
      from agreed where name = ${shownName}
    ),
    agreed_series as materialized (
      select distinct effective_from, named.series, named.takes_cases, found.key
      from shown_versions cross join lateral (
        select terms -> 'outcome' as series, true as takes_cases
        union all
        select branch -> 'series', (branch ->> 'share')::numeric > 0
        from jsonb_array_elements(terms -> 'stages') stage, jsonb_array_elements(stage -> 'branches') branch
        union all
        select stage -> 'handOff', true from jsonb_array_elements(terms -> 'stages') stage
      ) named
      join organisations reporter on reporter.slug = named.series ->> 'reporter'
      join series found on found.network_id = ${network} and found.metric_code = named.series ->> 'metric'
        and found.reporter_id = reporter.id and found.subject = named.series ->> 'subject' and found.parallel_version is null
    )`;
}

/** The chain that is shown as it was agreed, with the names of all, in JSON; null where nothing was agreed. */
export const agreedMember = sql`(select case when exists (select from agreed) then json_build_object(
    'names', (select json_agg(name order by is_agreed, name) from (
      select name, bool_and(is_agreed) as is_agreed from (
        select name, true as is_agreed from agreed union all select chain ->> 'name', false from loaded
      ) each group by name
    ) one),
    'versions', ${jsonRows(sql`
      select name, ${periodText(sql`effective_from`)} as "effectiveFrom", proposal_number as "proposalNumber", terms as says
      from agreed where name = ${shownName} order by agreed.effective_from`)},
    'series', ${jsonRows(sql`
      select distinct series ->> 'metric' as metric, series ->> 'reporter' as reporter, series ->> 'subject' as subject, key
      from agreed_series`)},
    'organisations', (select json_object_agg(slug, id) from organisations)
  ) end)`;

/** Names of the chains of which a version says that a metric, by its code, measures them, in a member. */
export function chainsNaming(code: SQL): SQL {
  return sql`
    select name from agreed
    where jsonb_path_exists(terms, '$.**.metric ? (@ == $code)', jsonb_build_object('code', ${code}))`;
}

/** The last month in which customers were measured as the versions of the chain say, each in its own months, in a member. */
export function lastMeasuredAsAgreed(network: SQL, isMeasured: SQL): SQL {
  return sql`(
    select max(measured.period)
    from shown_versions
    join agreed_series on agreed_series.effective_from = shown_versions.effective_from
      and agreed_series.series = shown_versions.terms -> 'outcome'
    join figures measured on measured.network_id = ${network} and measured.series_key = agreed_series.key
      and measured.period between shown_versions.effective_from and shown_versions.last_month
    where ${isMeasured}
  )`;
}

/** The month before anything was agreed of the chain that is shown, in a member; the last there can be without any. */
export const lastAsLoaded = sql`coalesce((select min(effective_from) - 1 from shown_versions), 2147483647)`;

/** The number of the chain that is shown, in a member: 1 for the one that was loaded; null without any. */
export const shownNumber = sql`(
  case when exists (select from chain) then 1 else (select min(chain_number) from shown_versions) end)`;

/**
 * The month from which the chain was agreed as it is scanned, in a member: in the last closed month, or, where it was only agreed, at
 * first; null for what was loaded.
 */
export function scannedFrom(network: SQL): SQL {
  return sql`(
    select coalesce(max(effective_from) filter (where effective_from <= (
      select max(closed.period) from network_periods closed where closed.network_id = ${network} and closed.closed_on is not null
    )), min(effective_from) filter (where chain_number > 1)) from shown_versions
  )`;
}

/** Whether the chain that is shown has ended, in a member: then no other scan of it comes. */
export function isOver(network: SQL): SQL {
  return sql`exists (
    select from shown_versions ended where ended.terms is null and ended.effective_from = ${scannedFrom(network)}
  )`;
}

/** Whether all who read what is scanned see a row, by its audience, in a member: everybody, or the parties of a chain that was only agreed. */
export function seenByReaders(network: SQL): SQL {
  return sql`(audience is null or (
    select parties.audience from shown_versions parties
    where parties.chain_number > 1 and parties.effective_from = ${scannedFrom(network)}
  ) <@ audience)`;
}
