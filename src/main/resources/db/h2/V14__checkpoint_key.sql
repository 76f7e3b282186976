-- One row: the key with which the checkpoint of the projections is sealed, so that who can write its file alone cannot forge it.
create table if not exists checkpoint_key (
    id     integer       not null primary key check (id = 1),
    secret varbinary(32) not null
);

insert into checkpoint_key (id, secret)
select 1, secure_rand(32) where not exists (select 1 from checkpoint_key);
