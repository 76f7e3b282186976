-- The instant up to which it was said what the book knew: no entry is stamped at or before it any more.

alter table ledger_head add column if not exists settled_at varchar(24);
