-- One row: the sign of life of the process that writes. Who waits to take over watches it; the epoch in ledger_head decides.

create table if not exists ledger_writer (
    id       integer not null primary key check (id = 1),
    beat     bigint  not null,
    released boolean not null
);

insert into ledger_writer (id, beat, released)
select 1, 0, true where not exists (select 1 from ledger_writer);
