-- Where an entry came from, and what whoever entered it says about it. Null: nobody recorded it.
alter table figure_revisions
  add column source text check (source in ('grid', 'paste', 'import', 'api', 'file', 'restatement')),
  add column reason text check (length(reason) between 1 and 500);
