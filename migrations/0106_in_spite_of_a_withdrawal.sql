-- why aid was given, or an action added, although the consent had been taken back
alter table deeds add column unconsented bytea;
alter table provisions add column unconsented bytea;
