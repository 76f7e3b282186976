-- As of the ledger (V6): what was noted of reading is added to and never changed.
create or replace trigger embargoed_read_stays before update or delete or truncate on embargoed_read
    for each statement execute function ledger_entry_stays();

alter table embargoed_read enable always trigger embargoed_read_stays;
