-- Room trail: what the dossiers say of the lines.

create table if not exists trail_dossier (
    mutation     varchar(36)    not null primary key,
    number       varchar(30)    not null,
    kind         varchar(30)    not null,
    title        varchar(200)   not null,
    explanation  varchar(10000) not null,
    basis        varchar(10)    not null,
    rounded_to   bigint         not null,
    document     varchar(300)   not null,
    place        varchar(300),
    url          varchar(2000),
    note         varchar(2000),
    one_sided    boolean        not null,
    proposed_by  varchar(100)   not null,
    proposed_at  varchar(24)    not null,
    approved_by  varchar(100),
    approved_at  varchar(24),
    reversed_by  varchar(36)
);

create table if not exists trail_confirmation (
    mutation     varchar(36)  not null,
    chapter      varchar(8)   not null,
    confirmed_by varchar(100) not null,
    confirmed_at varchar(24)  not null,
    primary key (mutation, chapter, confirmed_by)
);
