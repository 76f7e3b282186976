-- People and services that act. Whatever could tell who somebody is, is encrypted with a key per person, or is the digest of it
-- with a secret; keys and secret lie elsewhere (docs/decisions/0022). The ledger knows the subject and the id of a name only.

create table if not exists person (
    subject   varchar(36) not null primary key,
    forgotten boolean     not null
);

-- The names that somebody had, one after the other; the last counts.
create table if not exists person_name (
    id         varchar(36)  not null primary key,
    subject    varchar(36)  not null references person,
    place      integer      not null,
    ciphertext varchar(700) not null,
    unique (subject, place)
);

-- The ways in which somebody comes in: sort LOCAL by a password, SERVICE by a key, OIDC by an issuer that vouches.
create table if not exists person_account (
    digest      varchar(64)  not null primary key,
    subject     varchar(36)  not null references person,
    sort        varchar(10)  not null,
    login       varchar(700) not null,
    secret      varchar(300) not null,
    must_change boolean      not null,
    locked      boolean      not null
);

create table if not exists person_grant (
    subject varchar(36) not null references person,
    granted varchar(60) not null,
    primary key (subject, granted)
);

-- Who changed what, when; nothing here is ever changed.
create table if not exists person_change (
    number     bigint       not null primary key,
    changed_at varchar(24)  not null,
    changed_by varchar(100) not null,
    subject    varchar(36)  not null,
    what       varchar(30)  not null,
    detail     varchar(200) not null
);
