-- Whether a sealed record is the reader's own is asked of the one record at hand, by the index of its case's team:
-- making the set of all one's cases first cost an office head with 1,500 confidential cases a millisecond at each list.
-- (A scalar subquery on purpose: the planner would turn "exists" and "in" into that set again.)
do $$
declare
  found record;
begin
  for found in select c.relname as name, a.attname as about from pg_policy p join pg_class c on c.oid = p.polrelid
    join pg_attribute a on a.attrelid = c.oid and a.attname = case c.relname when 'cases' then 'id' else 'case_id' end
    where p.polname = 'reach' and c.relname <> 'members' and pg_get_expr(p.polqual, p.polrelid) like '%own_cases()%' loop
    execute format($policy$alter policy reach on %1$I using (
      kab = any((select nullif(current_setting('app.kab', true), '')::text[])::text[])
      and (not sealed or nullif(current_setting('app.eyes', true), '') = 'house'
        or (select true from members m where m.home = %1$I.home and m.case_id = %1$I.%2$I and m.worker_id = nullif(current_setting('app.worker', true), '')::uuid and m.until is null and m.role <> 'terlibat' limit 1)))$policy$, found.name, found.about);
  end loop;
end $$;
