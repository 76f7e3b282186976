-- The ledger. Written by one writer, which numbers and chains in the transaction that appends; never changed afterwards.
-- docs/events.md fixes what the columns mean.
--
-- Every statement of every migration may be run again: H2 keeps what was made before a process was killed, and does not know
-- that the migration was not finished.

create table if not exists ledger_entry (
    ledger_number        bigint      not null primary key,
    event_identifier     varchar(36) not null unique,
    aggregate_type       varchar(20) not null,
    aggregate_identifier varchar(36) not null,
    sequence_number      bigint      not null,
    event_name           varchar(60) not null,
    revision             varchar(10),
    payload              ${bytes}    not null,
    metadata             ${bytes}    not null,
    recorded_at          varchar(24) not null,
    hash                 ${hash}     not null,
    unique (aggregate_identifier, sequence_number)
);

-- One row: where the ledger ends, and who writes it.
create table if not exists ledger_head (
    id            integer  not null primary key check (id = 1),
    ledger_number bigint   not null,
    hash          ${hash}  not null,
    recorded_at   varchar(24),
    epoch         bigint   not null
);

insert into ledger_head (id, ledger_number, hash, recorded_at, epoch)
select 1, 0, ${genesis}, null, 0 where not exists (select 1 from ledger_head);
