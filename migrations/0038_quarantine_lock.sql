-- An envelope in quarantine names the records it is about, sealed ones among them: the rows are opened only for the one question that then looks at who may read those records.
alter policy reach on quarantine using (home = any(nullif(current_setting('app.home', true), '')::integer[]) and nullif(current_setting('app.eyes', true), '') = 'house');
