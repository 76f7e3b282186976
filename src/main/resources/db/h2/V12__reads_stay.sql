-- As of the ledger (V6): what was noted of reading is added to and never changed.
create trigger if not exists embargoed_read_stays before update, delete on embargoed_read for each statement
    call 'nl.mutatieboek.ledger.store.AppendOnlyTrigger';

create table if not exists embargoed_read_is_not_truncated (
    number bigint not null primary key references embargoed_read check (number is null)
);
