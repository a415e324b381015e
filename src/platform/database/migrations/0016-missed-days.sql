-- The day for which a charge is made that comes late, since its answer may reach a process that bills another day.

alter table payments add column missed_on date;
