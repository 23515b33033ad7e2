-- What is sent beside words: attachments of a directive, the pictures that show it was carried out, a recording of what was understood. The bytes lie in the store; here stand their names, hashes and what they are.
alter table directives add column attachments jsonb;
alter table hearings add column attachments jsonb;
alter table hearings add column evidence_files text[];
-- what stands here for words that went up to another home: which hearing there it follows
alter table hearings add column mirror_of uuid;
alter table hearings add column followed_at timestamptz;
