-- The register of mutations: where each dossier stands. A fold of the ledger; dropping it loses nothing.

create table if not exists registered_mutation (
    mutation      varchar(36)  not null primary key,
    number        varchar(30)  not null unique,
    kind          varchar(30)  not null,
    state         varchar(12)  not null,
    title         varchar(200) not null,
    chapter       varchar(8)   not null,
    moment        varchar(12)  not null,
    effective_on  date         not null,
    basis         varchar(12)  not null,
    proposed_by   varchar(100) not null,
    -- The place of the proposal in the ledger: the order of the register.
    proposed_at   bigint       not null unique,
    ledger_number bigint       not null,
    recorded_at   varchar(24)  not null,
    corrects      varchar(36),
    -- The one amount by which a list tells it.
    flow          varchar(12)  not null,
    budget_year   integer      not null,
    thousands     bigint       not null,
    shifted       boolean      not null
);

create index if not exists registered_mutation_corrects on registered_mutation (corrects);

create index if not exists registered_mutation_state on registered_mutation (state, proposed_at);

-- Every chapter, item and level above it that a mutation touches.
create table if not exists mutation_touches (
    item     varchar(400) not null,
    mutation varchar(36)  not null references registered_mutation,
    primary key (item, mutation)
);
