-- An account at a supplier follows the erasure, and its login the client's unit.

alter table supplier_account
  add column unit_id   text,                         -- the client's unit when the login was handed over; null before that
  add column rotations int not null default 0,       -- how often a new login was asked for because the unit changed
  add column closed_at timestamptz,                  -- the supplier has been told that the account ends
  add column erased_at timestamptz;                  -- the supplier has confirmed that nothing of it is left
