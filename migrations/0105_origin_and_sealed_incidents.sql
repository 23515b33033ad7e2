-- Where somebody came from who was taken in at the door; and an incident about a resident bears the seal of the resident's case.
alter table stays add column origin text;
alter table incidents add column case_id uuid;
alter table incidents add column sealed boolean not null default false;
alter table incidents alter column sealed drop default;
alter table incidents add foreign key (home, case_id) references cases (home, id);
create index incidents_case on incidents (home, case_id);
drop policy reach on incidents;
create policy reach on incidents to pilar_app using (kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[]) and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house' or case_id in (select own_cases()))) with check (kab = any(nullif(current_setting('app.kab', true), '')::text[]));
