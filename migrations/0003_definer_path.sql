-- Functions that run as their owner look at temporary tables last: with `search_path = public` alone PostgreSQL looks there first,
-- and whoever speaks as pilar_app could lay a table `members` of his own under own_cases() and see every sealed case.
do $$
declare
  one regprocedure;
begin
  for one in select p.oid from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef and p.proowner = (select oid from pg_roles where rolname = current_user) loop
    execute format('alter function %s set search_path = public, pg_temp', one);
  end loop;
end $$;
