-- A notice tells days, not moments: the end of a withdrawal's clock was told as a moment for a while. Telephones that hold such a row fetch all anew, in a new epoch.
with told_days as (
  update notices
     set told = jsonb_set(told, '{due}', to_jsonb(((told ->> 'due')::timestamptz at time zone case
       when prov in ('51', '52', '53', '63', '64', '65') or prov between '71' and '76' then 'Asia/Makassar'
       when prov in ('81', '82') or prov between '91' and '96' then 'Asia/Jayapura' else 'Asia/Jakarta' end)::date::text))
   where told ->> 'due' like '____-__-__T%'
  returning 1
)
update settings set value = substr(md5(random()::text || clock_timestamp()::text), 1, 16) where key = 'epoch' and exists (select from told_days);
