-- Orders as the suppliers report them (F10). Totals only: goods lines are dropped at the edge. Written by the room order alone.
create table purchase_order (
    municipality text not null,
    supplier_id text not null,
    order_no text not null,
    case_ref text not null,
    occurrence text,
    state text not null check (state in ('DRAFT_SEEN', 'CONFIRMED', 'LOCKED', 'LATE', 'PICKED', 'OUT_FOR_DELIVERY', 'CANCELLED', 'REJECTED')),
    supplier_version bigint not null,
    placed_at timestamptz not null,
    delivery_day date,
    total_ore bigint,
    line_count integer not null,
    changed_at timestamptz not null default clock_timestamp(),
    primary key (municipality, supplier_id, order_no)
);
create index purchase_order_occurrence on purchase_order (occurrence);
create index purchase_order_day on purchase_order (municipality, delivery_day, case_ref);
create index purchase_order_case on purchase_order (case_ref);
grant select, insert, update, delete on purchase_order to ${appRole};
