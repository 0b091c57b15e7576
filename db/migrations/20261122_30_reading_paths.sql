-- Who enters is found by the person and by the organisation, neither of which the keys begin with: without these, every page
-- reads whole tables.

create index on organisation_people (person_id);
create index on network_members (organisation_id);
create index on organisations (parent_id) where parent_id is not null;
