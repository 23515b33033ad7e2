-- who took a referral up here keeps what was shown when its case is sealed afterwards, until it ends
alter table receptions add column taker_id uuid;
