-- The database itself refuses an entry with a number below 1. Entries that are there already are not asked: verify names them.
alter table ledger_entry add constraint if not exists ledger_number_from_one check (ledger_number >= 1) nocheck;
