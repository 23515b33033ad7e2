-- who wrote a field of a case last, when and from which device: told beside the other value where two differ
alter table cases add column writers jsonb;
