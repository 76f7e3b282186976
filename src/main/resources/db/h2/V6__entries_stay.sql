-- The database itself refuses what the book never does. The name of the class is stored here for ever (docs/events.md).
create trigger if not exists ledger_entry_stays before update, delete on ledger_entry for each statement
    call 'nl.mutatieboek.ledger.store.AppendOnlyTrigger';

-- H2 asks no trigger before TRUNCATE, but refuses it for a table that another one refers to. Always empty.
create table if not exists ledger_entry_is_not_truncated (
    ledger_number bigint not null primary key references ledger_entry check (ledger_number is null)
);
