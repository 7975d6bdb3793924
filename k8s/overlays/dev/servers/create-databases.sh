#!/usr/bin/env bash
# For each URL in the environment, <SERVICE>_DATABASE_URL and, where there is one, <SERVICE>_DATABASE_OWNER_URL: the logins,
# the database, and who may do what in it. Safe to run twice.
set -euo pipefail

login_of() { sed -E 's#^[a-z]+://([^:]+):.*#\1#' <<<"$1"; }
password_of() { sed -E 's#^[a-z]+://[^:]+:([^@]+)@.*#\1#' <<<"$1"; }

role() {
  psql -v ON_ERROR_STOP=1 -v name="$(login_of "$1")" -v password="$(password_of "$1")" <<'SQL'
select format('create role %I login', :'name') where not exists (select from pg_roles where rolname = :'name') \gexec
alter role :"name" login password :'password';
SQL
}

until pg_isready --quiet; do sleep 1; done

for variable in $(compgen -e | grep '_DATABASE_URL$'); do
  url=${!variable}
  owner_variable=${variable/_DATABASE_URL/_DATABASE_OWNER_URL}
  owner_url=${!owner_variable:-$url}
  service=$(login_of "$url")
  owner=$(login_of "$owner_url")
  role "$url"
  role "$owner_url"
  psql -v ON_ERROR_STOP=1 -v name="$service" -v owner="$owner" <<'SQL'
select format($$create database %I owner %I template template0 encoding 'UTF8' locale_provider icu icu_locale 'ru' locale 'C'$$, :'name', :'owner')
  where not exists (select from pg_database where datname = :'name') \gexec
revoke all on database :"name" from public;
grant connect on database :"name" to :"name";
SQL
  [ "$owner" = "$service" ] || psql -v ON_ERROR_STOP=1 -d "$service" -v name="$service" -v owner="$owner" <<'SQL'
alter default privileges for role :"owner" in schema public grant select, insert, update, delete on tables to :"name";
alter default privileges for role :"owner" in schema public grant usage on sequences to :"name";
grant usage on schema public to :"name";
SQL
done
