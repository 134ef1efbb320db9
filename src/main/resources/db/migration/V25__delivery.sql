-- The day of the delivery (F12, F13). Times, kinds and codes only: nothing about the person. Written by the room delivery alone.

create table delivery (
    id uuid primary key,
    municipality text not null,
    case_ref text not null,
    supplier_id text not null,
    order_no text,                                   -- null while nobody has said it
    occurrence text,                                 -- key of the calendar's occurrence, or null when it is for none
    day date not null,
    outcome text,                                    -- of the newest report that says one
    planned_for timestamptz,                         -- when the unit was last told to meet the driver
    noted_version bigint,                            -- the outcome that stands in the journal as a deviation
    created_at timestamptz not null default clock_timestamp(),
    changed_at timestamptz not null default clock_timestamp()
);
create index delivery_case on delivery (case_ref, day);
create index delivery_occurrence_key on delivery (occurrence) where occurrence is not null;
create index delivery_day on delivery (municipality, day);

-- When each driver is to come, from the day's schedule; a later schedule replaces the day's.
create table delivery_slot (
    municipality text not null,
    supplier_id text not null,
    day date not null,
    case_ref text not null,
    order_no text not null default '',               -- empty where the schedule does not say it
    slot_from timestamptz not null,
    slot_to timestamptz not null,
    primary key (case_ref, day, supplier_id, order_no)
);
create index delivery_slot_end on delivery_slot (municipality, slot_to);
create index delivery_slot_day on delivery_slot (municipality, supplier_id, day);

-- Every report applied; of each kind the highest version counts, the others are history.
create table delivery_report (
    delivery_id uuid not null references delivery on delete cascade,
    kind text not null,
    version bigint not null,
    occurred_at timestamptz not null,
    expected_at timestamptz,
    outcome text,
    attempts integer not null,
    primary key (delivery_id, kind, version)
);

-- What deliveries count as: the municipality's costs, and how much a supplier is in people's homes. Outlives the delivery.
create table delivery_count (
    delivery_id uuid not null,
    service text not null check (service in ('FRIDGE_PACKING', 'IN_HOME_CONTACT', 'HOME_TRANSPORT')),
    municipality text not null,
    case_ref text not null,
    supplier_id text not null,
    day date not null,
    payer text not null,
    primary key (delivery_id, service)
);
create index delivery_count_day on delivery_count (municipality, service, day);
create index delivery_count_case on delivery_count (case_ref);

grant select, insert, update, delete on delivery, delivery_report, delivery_slot, delivery_count to ${appRole};
