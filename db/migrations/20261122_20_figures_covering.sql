-- A series over all its months, and a network's last months, without a visit to the table's pages for each figure.

-- The rest of the figure stands in its key: the months of a series lie side by side there, and far apart in the table.
alter table figure_revisions drop constraint figure_revisions_network_id_series_key_period_reporter_id_fkey;
alter table figures drop constraint figures_pkey;
alter table figures add primary key (network_id, series_key, period, reporter_id)
  include (numerator, denominator, not_applicable, status, revision, metric_version, audience);
alter table figure_revisions add foreign key (network_id, series_key, period, reporter_id)
  references figures (network_id, series_key, period, reporter_id);

-- Who sees what stays as it was: whoever manages in a network acts in it. Said in one condition that begins with the network,
-- the index answers that part; the settings in the rest are looked at for drafts and for figures with an audience alone.
drop policy audience_reads on figures;
drop policy managers_read_drafts on figures;
create policy audience_reads on figures for select to throughline_app
  using (
    network_id = any (nullif(current_setting('app.network_ids', true), '')::uuid[])
    and (
      status <> 'draft'
      and (audience is null or nullif(current_setting('app.organisation_id', true), '')::uuid = any (audience))
      or network_id = any (nullif(current_setting('app.manager_network_ids', true), '')::uuid[])
      and reporter_id = nullif(current_setting('app.organisation_id', true), '')::uuid
    )
  );
