-- The application looks whether the tables are its own version (decision 0060).
grant select on flyway_schema_history to ${appRole};
