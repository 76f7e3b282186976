-- Schema of a book in H2. It has the tables and columns of V1 for PostgreSQL.
--
-- Every statement can be repeated: H2 keeps what a killed process has created, and does not know that the migration was not
-- finished.

-- One row per event. The writer numbers and hashes an entry in the transaction that appends it; nothing changes or removes it
-- afterwards. What the entries of a command have in common is stored once, in the row of its first entry.
-- docs/reference/events.md describes the columns.
create table if not exists ledger_entry (
    ledger_number        bigint      not null primary key constraint ledger_number_from_one check (ledger_number >= 1),
    command_place        integer     not null,
    completes_command    boolean     not null,
    command_identifier   uuid unique,
    metadata             varbinary(1048576),
    recorded_at          varchar(24),
    aggregate_type       varchar(20) not null,
    aggregate_identifier varchar(36) not null,
    sequence_number      bigint      not null,
    event_name           varchar(60) not null,
    revision             varchar(10),
    payload              varbinary(1048576) not null,
    hash                 varbinary(32) not null,
    unique (aggregate_identifier, sequence_number),
    constraint command_stored_once check ((command_place = 1) = (command_identifier is not null)
        and (command_place = 1) = (metadata is not null) and (command_place = 1) = (recorded_at is not null))
);

-- The database rejects a change of an entry. It stores the name of this class, so the class is never renamed (docs/reference/events.md).
-- H2 runs no trigger before TRUNCATE, but rejects it for a table that another table refers to; the guard is always empty.
create trigger if not exists ledger_entry_append_only before update, delete on ledger_entry for each statement
    call 'nl.mutatieboek.ledger.store.AppendOnlyTrigger';

create table if not exists ledger_entry_truncate_guard (
    ledger_number bigint not null primary key references ledger_entry check (ledger_number is null)
);

-- One row: the last entry of the ledger and the epoch of its writer. No later entry is stamped at or before settled_at.
create table if not exists ledger_head (
    id            integer not null primary key check (id = 1),
    ledger_number bigint  not null,
    hash          varbinary(32) not null,
    recorded_at   varchar(24),
    epoch         bigint  not null,
    settled_at    varchar(24)
);

insert into ledger_head (id, ledger_number, hash, recorded_at, epoch)
select 1, 0, X'0000000000000000000000000000000000000000000000000000000000000000', null, 0
where not exists (select 1 from ledger_head);

-- One row: the heartbeat of the writing process. Processes that wait to take over watch it; the epoch in ledger_head decides.
create table if not exists ledger_writer (
    id        integer not null primary key check (id = 1),
    heartbeat bigint  not null,
    released  boolean not null
);

insert into ledger_writer (id, heartbeat, released)
select 1, 0, true where not exists (select 1 from ledger_writer);

-- One row: the secret that two keys derive from, one for the checkpoint of the projections and one for the certificates. Access to the
-- checkpoint file alone cannot forge it. Without this secret no certificate can be verified.
create table if not exists seal_secret (
    id     integer not null primary key check (id = 1),
    secret varbinary(32) not null
);

insert into seal_secret (id, secret)
select 1, secure_rand(32) where not exists (select 1 from seal_secret);

-- One row: what identifies the book to people outside. The salt key hides entries from those who know only their leaf in the tree;
-- the public key is of the key that signs the heads, which is stored elsewhere (docs/concepts/evidence.md).
create table if not exists book_identity (
    id         integer not null primary key check (id = 1),
    salt_key   varbinary(32) not null,
    public_key varchar(300)
);

insert into book_identity (id, salt_key)
select 1, secure_rand(32) where not exists (select 1 from book_identity);

-- Full tiles of the tree over all entries, derived from the entries.
create table if not exists tree_tile (
    tile_level integer not null,
    tile_index bigint  not null,
    hashes     varbinary(8192) not null,
    primary key (tile_level, tile_index)
);

-- People and services that act. Everything that could identify somebody is encrypted with a key per person, or is a digest with
-- a secret. Keys and secret are stored elsewhere (docs/decisions/0022). The ledger holds only the subject and the id of a name.
create table if not exists person (
    subject   varchar(36) not null primary key,
    forgotten boolean     not null
);

-- The names of a person in sequence; the last one applies.
create table if not exists person_name (
    id              varchar(36)  not null primary key,
    subject         varchar(36)  not null references person,
    sequence_number integer      not null,
    ciphertext      varchar(700) not null,
    unique (subject, sequence_number)
);

-- Ways to log in: LOCAL with a password, SERVICE with a key, OIDC through an identity provider.
create table if not exists person_account (
    digest       varchar(64)  not null primary key,
    subject      varchar(36)  not null references person,
    account_type varchar(10)  not null,
    login        varchar(700) not null,
    secret       varchar(300) not null,
    must_change  boolean      not null,
    locked       boolean      not null
);

-- Roles and chapters of a person.
create table if not exists person_grant (
    subject varchar(36) not null references person,
    granted varchar(60) not null,
    primary key (subject, granted)
);

-- What people set for themselves, such as saved searches. Encrypted with their key and deleted with their accounts.
create table if not exists person_setting (
    subject    varchar(36)   not null references person,
    name       varchar(50)   not null,
    ciphertext varchar(4000) not null,
    primary key (subject, name)
);

-- History of accounts and grants. Rows are only added.
create table if not exists person_change (
    number      bigint       not null primary key,
    changed_at  varchar(24)  not null,
    changed_by  varchar(100) not null,
    subject     varchar(36)  not null,
    change_type varchar(30)  not null,
    detail      varchar(200) not null
);

create trigger if not exists person_change_append_only before update, delete on person_change for each statement
    call 'nl.mutatieboek.ledger.store.AppendOnlyTrigger';

create table if not exists person_change_truncate_guard (
    number bigint not null primary key references person_change check (number is null)
);

-- Reads of data under embargo: who was shown what before its presentation to parliament. Rows are only added; no amounts.
create table if not exists embargoed_read (
    number   bigint generated always as identity primary key,
    read_at  varchar(24)   not null,
    read_by  varchar(100)  not null,
    name_id  varchar(36)   not null,
    request  varchar(2000) not null,
    chapters varchar(1000) not null,
    moments  varchar(1000) not null
);

create trigger if not exists embargoed_read_append_only before update, delete on embargoed_read for each statement
    call 'nl.mutatieboek.ledger.store.AppendOnlyTrigger';

create table if not exists embargoed_read_truncate_guard (
    number bigint not null primary key references embargoed_read check (number is null)
);

-- Content of attachments by SHA-256, in parts. Rows are only added: a withdrawn attachment keeps its content, and content
-- that was altered is stored again as a further copy; the last copy is read. The event attachment-added is recorded after its
-- content; content without an event is left by a process that was killed.
create table if not exists attachment_content (
    sha256      varchar(64) not null,
    copy_number integer     not null,
    part        integer     not null,
    bytes       varbinary(262144) not null,
    primary key (sha256, copy_number, part)
);

create trigger if not exists attachment_content_append_only before update, delete on attachment_content for each statement
    call 'nl.mutatieboek.ledger.store.AppendOnlyTrigger';

create table if not exists attachment_content_truncate_guard (
    sha256      varchar(64) not null,
    copy_number integer     not null,
    part        integer     not null check (part is null),
    primary key (sha256, copy_number, part),
    foreign key (sha256, copy_number, part) references attachment_content
);

-- Certificates of rebuilds and replays, with the person who asked. Rows are only added. A key from seal_secret seals each.
create table if not exists rebuild_certificate (
    number      bigint generated always as identity primary key,
    id          varchar(36)  not null unique,
    kind        varchar(10)  not null check (kind in ('REBUILD', 'REPLAY')),
    started_by  varchar(100) not null,
    name_id     varchar(36)  not null,
    certificate varbinary(1048576) not null,
    seal        varbinary(32) not null
);

create trigger if not exists rebuild_certificate_append_only before update, delete on rebuild_certificate for each statement
    call 'nl.mutatieboek.ledger.store.AppendOnlyTrigger';

create table if not exists rebuild_certificate_truncate_guard (
    number bigint not null primary key references rebuild_certificate check (number is null)
);
