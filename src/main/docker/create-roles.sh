#!/usr/bin/env bash
# Creates the hub's two roles and its database: as the database container's first-start script, or by hand as superuser.
# The owner holds the tables and runs the migrations; the application reads and writes rows and can change no table.
# Passwords are read by psql from files, so that they stand in no process list.
set -euo pipefail

secrets=${INKOPSNAVET_DATABASE_SECRETS:-/run/secrets}
export OWNER_PASSWORD_FILE="$secrets/spring.flyway.password"
export APP_PASSWORD_FILE="$secrets/spring.datasource.password"
for file in "$OWNER_PASSWORD_FILE" "$APP_PASSWORD_FILE"; do
  [[ -s $file ]] || { echo "create-roles: $file is missing, unreadable or empty" >&2; exit 1; }
done

psql --no-psqlrc --set=ON_ERROR_STOP=1 --username="${POSTGRES_USER:-postgres}" --dbname=postgres <<'SQL'
\set owner_password `cat "$OWNER_PASSWORD_FILE"`
\set app_password `cat "$APP_PASSWORD_FILE"`
create role inkopsnavet_owner login password :'owner_password';
create role inkopsnavet_app login password :'app_password';
create database inkopsnavet owner inkopsnavet_owner encoding 'UTF8' template template0;
revoke all on database inkopsnavet from public;
grant connect on database inkopsnavet to inkopsnavet_app;
alter role inkopsnavet_app in database inkopsnavet set statement_timeout = '5min';
alter role inkopsnavet_app in database inkopsnavet set lock_timeout = '1min';
alter role inkopsnavet_app in database inkopsnavet set idle_in_transaction_session_timeout = '5min';
SQL
