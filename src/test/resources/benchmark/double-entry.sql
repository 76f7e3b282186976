-- What a user would write without this product: balances and postings, one function, row locks, no chain and no history of consents.

create table account (id int primary key);
create table entry (
    id bigint not null, recorded_at timestamptz not null, effective_on date not null, kind text not null, moment text not null,
    title text not null, explanation text not null, document text not null
);
create table posting (
    entry bigint not null, line smallint not null, account int not null, effective_on date not null,
    recorded_at timestamptz not null, thousands bigint not null
);
create table balance (account int primary key, thousands bigint not null) with (fillfactor = 40);
create sequence entry_number cache 1;
create index posting_at on posting (account, effective_on, entry, line, recorded_at, thousands);

create function record_mutation(
    on_day date, of_kind text, at_moment text, titled text, because text, from_document text, accounts int[], amounts bigint[]
) returns bigint language plpgsql as $$
declare
    number bigint;
    now_ timestamptz;
begin
    if (select sum(a) from unnest(amounts) a) <> 0 then
        raise exception 'not balanced';
    end if;
    perform 1 from balance where account = any(accounts) order by account for update;
    update balance b set thousands = b.thousands + x.amount from unnest(accounts, amounts) x(account, amount)
        where b.account = x.account;
    if exists (select 1 from balance where account = any(accounts) and thousands < 0) then
        raise exception 'overdrawn';
    end if;
    number := nextval('entry_number');
    now_ := clock_timestamp();
    insert into entry values (number, now_, on_day, of_kind, at_moment, titled, because, from_document);
    insert into posting
        select number, line, account, on_day, now_, amount
        from unnest(accounts, amounts) with ordinality x(account, amount, line);
    return number;
end $$;

insert into account select a from generate_series(0, 4199) a;
insert into balance select id, 100000000000 from account;
