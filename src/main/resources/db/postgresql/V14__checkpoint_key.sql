-- One row: the key with which the checkpoint of the projections is sealed, so that who can write its file alone cannot forge it.
create table if not exists checkpoint_key (
    id     integer not null primary key check (id = 1),
    secret bytea   not null
);

-- Two random UUIDs: 244 bits that nobody can guess.
insert into checkpoint_key (id, secret)
select 1, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) where not exists (select 1 from checkpoint_key);
