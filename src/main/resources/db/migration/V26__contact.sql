-- SMS and telephone tasks (flow F12 step 6). Written by the room contact alone. A text holds no personal data: the case's reference, times, days, numbers.
create table contact_text (
    id uuid primary key, -- follows from what was asked: the same is asked once
    municipality text not null,
    case_ref text not null, -- or the unit, of a text about nobody
    template text not null,
    audience text not null,
    body text not null,
    useful_until timestamptz not null,
    state text not null check (state in ('UNDER_WAY', 'ARRIVED', 'HANDED_OVER', 'NOTHING')),
    changed_at timestamptz not null default clock_timestamp()
);
create index contact_text_age on contact_text (municipality, changed_at);

create table contact_sms (
    id uuid primary key, -- also of the message that leaves
    text_id uuid not null references contact_text (id) on delete cascade,
    place text not null, -- whose telephone, never its number
    state text not null check (state in ('WAITING', 'SENT', 'ARRIVED', 'FAILED', 'UNCERTAIN', 'STOPPED')),
    number bytea, -- encrypted; only while it may still leave
    gateway_ref text,
    unique (text_id, place)
);
create index contact_sms_gateway on contact_sms (gateway_ref) where gateway_ref is not null;

create table contact_call (
    id uuid primary key, -- follows from what was asked
    municipality text not null,
    case_ref text not null,
    reason text not null,
    who text not null check (who in ('CLIENT', 'SUPPLIER')),
    order_no text,
    about text, -- a text that is to be said, without personal data
    urgent boolean not null,
    useful_until timestamptz,
    state text not null check (state in ('WAITING', 'ASKED', 'DROPPED')),
    changed_at timestamptz not null default clock_timestamp()
);
create index contact_call_age on contact_call (municipality, changed_at);

grant select, insert, update, delete on contact_text, contact_sms, contact_call to ${appRole};
