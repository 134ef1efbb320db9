-- What tells the newest report from another of the same version.
alter table purchase_order add column digest text not null default '';

-- Which case a supplier's own customer number means; learnt from reports that carry both.
create table supplier_customer (
    municipality text not null,
    supplier_id text not null,
    customer_no text not null,
    case_ref text not null,
    primary key (municipality, supplier_id, customer_no)
);
create index supplier_customer_case on supplier_customer (case_ref);

-- What somebody at the unit should see to: closed by itself when the groceries are ordered.
create table order_task (
    occurrence text not null,
    kind text not null check (kind in ('NOT_PLACED', 'NOT_CONFIRMED', 'MISSED')),
    municipality text not null,
    case_ref text not null,
    week text not null,
    way text check (way in ('LATE_ORDER', 'NEXT_OCCURRENCE', 'OTHER_WAY', 'BY_HAND')),
    opened_at timestamptz not null default clock_timestamp(),
    closed_at timestamptz,
    closed_by text check (closed_by in ('ORDERED', 'DECLINED', 'NOT_WANTED', 'DEVIATION')),
    primary key (occurrence, kind)
);
create index order_task_open on order_task (municipality, week, occurrence) where closed_at is null;
create index order_task_case on order_task (case_ref);

-- The client does not want any groceries that week, as somebody of the staff has recorded it.
create table order_declined (
    case_ref text not null,
    week text not null,
    municipality text not null,
    recorded_by bytea not null,
    recorded_at timestamptz not null,
    primary key (case_ref, week)
);

-- What a supplier has been asked by letter or file. No personal data.
create table order_request (
    id uuid primary key,
    municipality text not null,
    supplier_id text not null,
    kind text not null,
    case_ref text,
    customer_no text,
    order_no text,
    day date not null,
    channel text not null,
    file_number bigint,
    created_at timestamptz not null default clock_timestamp()
);
create index order_request_case on order_request (case_ref);

-- The highest number of a supplier's report files of one kind.
create table report_sequence (
    municipality text not null,
    supplier_id text not null,
    kind text not null,
    last bigint not null,
    primary key (municipality, supplier_id, kind)
);

grant select, insert, update, delete on supplier_customer, order_task, order_declined, order_request, report_sequence to ${appRole};
