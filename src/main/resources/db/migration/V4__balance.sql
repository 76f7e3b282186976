-- Room balance: the lines of all mutations, and the checks that documents give.

-- A booked line counts from its ledger number on. A pending line counts beside the balance from its number until the number
-- at which its mutation was booked or ended.
create table if not exists balance_line (
    ledger_number bigint       not null,
    line          integer      not null,
    until_number  bigint,
    pending       boolean      not null,
    mutation      varchar(36)  not null,
    figure        varchar(500) not null,
    kind          varchar(30)  not null,
    opens         integer      not null,
    chapter       varchar(8)   not null,
    item          varchar(400) not null,
    stated_item   varchar(400) not null,
    flow          varchar(12)  not null,
    budget_year   integer      not null,
    moment        varchar(12)  not null,
    effective_on  date         not null,
    thousands     bigint       not null,
    margin        bigint       not null,
    basis         varchar(10),
    note          varchar(1000),
    recorded_at   varchar(24)  not null,
    primary key (ledger_number, line)
);

create index if not exists balance_line_of_account on balance_line (chapter, item, flow, budget_year);
create index if not exists balance_line_of_mutation on balance_line (mutation);

create table if not exists published_balance (
    ledger_number bigint       not null primary key,
    chapter       varchar(8)   not null,
    item          varchar(400) not null,
    flow          varchar(12)  not null,
    budget_year   integer      not null,
    moment        varchar(12)  not null,
    thousands     bigint       not null,
    rounded_to    bigint       not null,
    document      varchar(300) not null,
    place         varchar(300)
);
