-- When the bytes were made: whoever has become protected since stands in them.
alter table calendar_file add column built_at timestamptz;
