-- Pictures beside what somebody received: the receipt, or the handing over; each named by the hash of its bytes, like those beside a note of a panti.
alter table provisions add column pictures text[];
