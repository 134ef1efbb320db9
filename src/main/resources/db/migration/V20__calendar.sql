-- The delivery calendar (F09). Written by the room calendar alone.
create table delivery_occurrence (
    municipality text not null,
    case_ref text not null,
    week text not null,
    place smallint not null,
    supplier_id text not null,
    unit_id text,
    day date not null,
    fulfilment text not null check (fulfilment in ('STORE_DELIVERY', 'HOMECARE_PICKUP', 'LOCKER')),
    cutoff_at timestamptz,
    cutoff_inclusive boolean not null,
    displaced_from date,
    state text not null check (state in ('PLANNED', 'CANCELLED')),
    reason text,
    version integer not null,
    changed_at timestamptz not null default clock_timestamp(),
    primary key (case_ref, week, place)
);
create index delivery_occurrence_day on delivery_occurrence (municipality, day, case_ref);
grant select, insert, update, delete on delivery_occurrence to ${appRole};
