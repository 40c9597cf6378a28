CREATE TABLE sync_scope (
  id INTEGER PRIMARY KEY,
  tenant TEXT NOT NULL,
  integration TEXT NOT NULL,
  UNIQUE (tenant, integration)
);

-- A name within a scope: of a route, an entity type, a reading or a lease.
CREATE TABLE sync_space (
  id INTEGER PRIMARY KEY,
  scope INTEGER NOT NULL REFERENCES sync_scope,
  name TEXT NOT NULL,
  UNIQUE (scope, name)
);

-- The row stays after a release, so that its token is never given twice.
CREATE TABLE sync_lease (
  space INTEGER PRIMARY KEY REFERENCES sync_space,
  holder TEXT NOT NULL,
  token INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
);

CREATE TABLE sync_link (
  space INTEGER NOT NULL REFERENCES sync_space,
  left_id TEXT NOT NULL,
  right_id TEXT NOT NULL,
  left_number TEXT,
  right_number TEXT,
  PRIMARY KEY (space, left_id)
) WITHOUT ROWID;

CREATE UNIQUE INDEX sync_link_right ON sync_link (space, right_id);

CREATE TABLE sync_base (
  space INTEGER NOT NULL REFERENCES sync_space,
  source_id TEXT NOT NULL,
  source BLOB NOT NULL,
  fields BLOB NOT NULL,
  PRIMARY KEY (space, source_id)
) WITHOUT ROWID;

CREATE TABLE sync_reading (
  space INTEGER PRIMARY KEY REFERENCES sync_space,
  position TEXT NOT NULL
);

CREATE TABLE sync_intent (
  id INTEGER PRIMARY KEY,
  scope INTEGER NOT NULL REFERENCES sync_scope,
  reference TEXT NOT NULL,
  space INTEGER NOT NULL REFERENCES sync_space,
  members TEXT NOT NULL,
  payload TEXT NOT NULL,
  sent_at INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  looks INTEGER NOT NULL,
  steps TEXT NOT NULL,
  doubt TEXT,
  UNIQUE (scope, reference)
);

CREATE INDEX sync_intent_space ON sync_intent (space);

CREATE TABLE sync_ledger (
  space INTEGER NOT NULL REFERENCES sync_space,
  source_id TEXT NOT NULL,
  target_id TEXT NOT NULL,
  order_key TEXT,
  content BLOB NOT NULL,
  posted_at INTEGER NOT NULL,
  acknowledged INTEGER NOT NULL,
  PRIMARY KEY (space, source_id)
) WITHOUT ROWID;

CREATE INDEX sync_ledger_order ON sync_ledger (space, order_key) WHERE order_key IS NOT NULL;

CREATE INDEX sync_ledger_untold ON sync_ledger (space, posted_at) WHERE acknowledged = 0;

CREATE TABLE sync_parked (
  space INTEGER NOT NULL REFERENCES sync_space,
  source_id TEXT NOT NULL,
  label TEXT,
  kind TEXT NOT NULL,
  message TEXT NOT NULL,
  waits_for TEXT,
  seen BLOB NOT NULL,
  attempts INTEGER NOT NULL,
  first_seen INTEGER NOT NULL,
  last_tried INTEGER NOT NULL,
  payload TEXT,
  PRIMARY KEY (space, source_id)
);

CREATE INDEX sync_parked_waiting ON sync_parked (space, waits_for) WHERE waits_for IS NOT NULL;

CREATE INDEX sync_parked_kind ON sync_parked (space, kind);

CREATE TABLE sync_activation (
  space INTEGER PRIMARY KEY REFERENCES sync_space,
  activated_at INTEGER NOT NULL,
  accepted_at INTEGER,
  accepted_by TEXT
);

-- A plan whose lines came before its header has no dates yet.
CREATE TABLE sync_plan (
  id INTEGER PRIMARY KEY,
  scope INTEGER NOT NULL REFERENCES sync_scope,
  plan_id TEXT NOT NULL,
  made_at INTEGER,
  expires_at INTEGER,
  summary TEXT,
  UNIQUE (scope, plan_id)
);

-- Lines are numbered from zero without gaps, so that a page is found without counting.
CREATE TABLE sync_plan_line (
  plan INTEGER NOT NULL REFERENCES sync_plan,
  line INTEGER NOT NULL,
  space INTEGER NOT NULL REFERENCES sync_space,
  source_id TEXT NOT NULL,
  target_id TEXT,
  action TEXT NOT NULL,
  precondition BLOB NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (plan, line)
) WITHOUT ROWID;

CREATE UNIQUE INDEX sync_plan_line_source ON sync_plan_line (plan, space, source_id);

CREATE TABLE sync_run (
  scope INTEGER NOT NULL REFERENCES sync_scope,
  run_id TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER NOT NULL,
  report TEXT NOT NULL,
  PRIMARY KEY (scope, run_id)
);
