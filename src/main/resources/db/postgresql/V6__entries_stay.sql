-- The database itself refuses what the book never does: nobody has the right, and who has every right meets the trigger.
create or replace function ledger_entry_stays() returns trigger language plpgsql as $$
begin
    raise exception 'An entry of the ledger is never changed or removed: % is refused', tg_op
        using errcode = 'restrict_violation';
end;
$$;

create or replace trigger ledger_entry_stays before update or delete or truncate on ledger_entry
    for each statement execute function ledger_entry_stays();

-- Also in a session that replays another database.
alter table ledger_entry enable always trigger ledger_entry_stays;

revoke update, delete, truncate on ledger_entry from public, current_user;

-- And from whoever was given them by default.
do $$
declare
    grantee text;
begin
    for grantee in
        select distinct role.rolname
        from pg_class entries
            cross join lateral aclexplode(entries.relacl) given
            join pg_roles role on role.oid = given.grantee
        where entries.oid = 'ledger_entry'::regclass
            and given.privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')
    loop
        execute format('revoke update, delete, truncate on ledger_entry from %I', grantee);
    end loop;
end;
$$;
