-- Letters go to an address only once a code that was sent there has come back.
alter table notice_choices add column proved boolean;
