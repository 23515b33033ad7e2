-- why the end of a service was proposed although something was still to be done
alter table closures add column open_reason bytea;
