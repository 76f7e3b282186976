-- Room structure: the chapters, items and moments that the book knows.

create table if not exists chapter (
    code             varchar(8)   not null primary key,
    name             varchar(200) not null,
    valid_from       integer      not null,
    valid_until      integer,
    budget_statement boolean      not null
);

create table if not exists item (
    path        varchar(400) not null,
    valid_from  integer      not null,
    valid_until integer,
    chapter     varchar(8)   not null,
    name        varchar(200) not null,
    primary key (path, valid_from)
);

create table if not exists moment (
    moment       varchar(12) not null primary key,
    submitted_on date        not null,
    assumed      boolean     not null
);

create table if not exists moment_closing (
    moment    varchar(12) not null,
    chapter   varchar(8)  not null,
    closed_at varchar(24) not null,
    primary key (moment, chapter)
);
