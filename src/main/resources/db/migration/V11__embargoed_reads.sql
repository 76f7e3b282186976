-- Who was shown what before it was presented to parliament; nothing here is ever changed. No amounts are in it.
create table if not exists embargoed_read (
    number   bigint generated always as identity primary key,
    read_at  varchar(24)   not null,
    read_by  varchar(100)  not null,
    name_id  varchar(36)   not null,
    asked    varchar(2000) not null,
    chapters varchar(1000) not null,
    moments  varchar(1000) not null
);
