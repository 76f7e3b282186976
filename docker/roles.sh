#!/usr/bin/env bash
# On the first start of an empty database: the two roles of docs/guides/postgresql.md.
set -euo pipefail

psql --no-psqlrc --set=ON_ERROR_STOP=1 --username="${POSTGRES_USER:-postgres}" --dbname=postgres \
    --set=owner_password="$BOOK_OWNER_PASSWORD" --set=runtime_password="$BOOK_RUNTIME_PASSWORD" <<'SQL'
create role book_owner login password :'owner_password';
create role book_runtime login password :'runtime_password';
create database book owner book_owner;
\connect book
alter schema public owner to book_owner;
alter default privileges for role book_owner in schema public
    grant select, insert, update, delete on tables to book_runtime;
SQL
