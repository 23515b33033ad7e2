-- Who has not answered yet: asked by the head's figures and the office's day; a thousandth of all notices, so an index of its own (a full office: 250 ms before, 0.02 after).
create index notices_unanswered on notices (kab, day) where asks and not cancelled and state <> 'dijawab' and to_role is not null;
