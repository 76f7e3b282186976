-- As of the ledger (V6): the history of people's accounts is added to and never changed.
create trigger if not exists person_change_stays before update, delete on person_change for each statement
    call 'nl.mutatieboek.ledger.store.AppendOnlyTrigger';

create table if not exists person_change_is_not_truncated (
    number bigint not null primary key references person_change check (number is null)
);
