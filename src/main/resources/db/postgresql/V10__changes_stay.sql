-- As of the ledger (V6): the history of people's accounts is added to and never changed.
create or replace trigger person_change_stays before update or delete or truncate on person_change
    for each statement execute function ledger_entry_stays();

alter table person_change enable always trigger person_change_stays;

-- The keys of the names, unless mutatieboek.keys says that they lie in a file. A backup that is kept for long leaves them out.
create table if not exists person_key (
    subject varchar(36) not null primary key,
    secret  bytea       not null
);
