-- Complaints to suppliers (F16). What was wrong is encrypted; the counters outlive the complaint and say nothing of anybody.
create table complaint (
    id uuid primary key,
    municipality text not null,
    case_ref text not null,
    supplier_id text not null,
    order_no text,
    type text not null,
    occurrence text not null,
    state text not null check (state in ('OPEN', 'SENT', 'BY_TELEPHONE', 'REFUND_AWAITED', 'CLOSED')),
    resolution text check (resolution in ('REFUND', 'REDELIVERY', 'NONE')),
    description bytea,
    built boolean not null default false,
    opened_at timestamptz not null,
    changed_at timestamptz not null default clock_timestamp()
);
create index complaint_case on complaint (case_ref);
create index complaint_purge on complaint (municipality, changed_at) where state = 'CLOSED';

create table complaint_count (
    municipality text not null,
    supplier_id text not null,
    type text not null,
    opened bigint not null default 0,
    primary key (municipality, supplier_id, type)
);
grant select, insert, update, delete on complaint, complaint_count to ${appRole};
