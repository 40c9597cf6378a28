-- Ids are compared by their bytes. Rows of the large tables do not refer to sync_space by a
-- constraint: names are never removed, and the check would cost as much as the row.
CREATE TABLE sync_scope (
  id INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tenant TEXT COLLATE "C" NOT NULL,
  integration TEXT COLLATE "C" NOT NULL,
  UNIQUE (tenant, integration)
);

-- A name within a scope: of a route, an entity type, a reading or a lease.
CREATE TABLE sync_space (
  id INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  scope INTEGER NOT NULL REFERENCES sync_scope,
  name TEXT COLLATE "C" NOT NULL,
  UNIQUE (scope, name)
);

-- The row stays after a release, so that its token is never given twice.
CREATE TABLE sync_lease (
  space INTEGER PRIMARY KEY REFERENCES sync_space,
  holder TEXT NOT NULL,
  token BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);

CREATE TABLE sync_link (
  space INTEGER NOT NULL,
  left_id TEXT COLLATE "C" NOT NULL,
  right_id TEXT COLLATE "C" NOT NULL,
  left_number TEXT,
  right_number TEXT,
  PRIMARY KEY (space, left_id)
);

CREATE UNIQUE INDEX sync_link_right ON sync_link (space, right_id);

CREATE TABLE sync_base (
  space INTEGER NOT NULL,
  source_id TEXT COLLATE "C" NOT NULL,
  source BYTEA NOT NULL,
  fields BYTEA NOT NULL,
  PRIMARY KEY (space, source_id)
);

CREATE TABLE sync_reading (
  space INTEGER PRIMARY KEY REFERENCES sync_space,
  position TEXT NOT NULL
);

CREATE TABLE sync_intent (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  scope INTEGER NOT NULL,
  reference TEXT COLLATE "C" NOT NULL,
  space INTEGER NOT NULL,
  members TEXT NOT NULL,
  payload TEXT NOT NULL,
  sent_at BIGINT NOT NULL,
  failures INTEGER NOT NULL,
  looks INTEGER NOT NULL,
  steps TEXT NOT NULL,
  doubt TEXT,
  sent_until BIGINT,
  UNIQUE (scope, reference)
);

CREATE INDEX sync_intent_space ON sync_intent (space);

-- The columns of fixed length come first, so that none is padded. An entry is written once more
-- when the source has been told: what that leaves behind is swept early, for the next to use.
CREATE TABLE sync_ledger (
  posted_at BIGINT NOT NULL,
  space INTEGER NOT NULL,
  acknowledged SMALLINT NOT NULL,
  revision SMALLINT NOT NULL,
  source_id TEXT COLLATE "C" NOT NULL,
  target_id TEXT NOT NULL,
  order_key TEXT COLLATE "C",
  content BYTEA NOT NULL,
  period TEXT COLLATE "C",
  totals TEXT,
  frozen TEXT,
  PRIMARY KEY (space, source_id)
) WITH (autovacuum_vacuum_scale_factor = 0.05);

CREATE INDEX sync_ledger_order ON sync_ledger (space, order_key) WHERE order_key IS NOT NULL;

CREATE INDEX sync_ledger_untold ON sync_ledger (space, posted_at) WHERE acknowledged = 0;

CREATE INDEX sync_ledger_period ON sync_ledger (space, period, source_id)
  WHERE period IS NOT NULL;

CREATE TABLE sync_parked (
  space INTEGER NOT NULL,
  source_id TEXT COLLATE "C" NOT NULL,
  label TEXT,
  kind TEXT NOT NULL,
  message TEXT NOT NULL,
  waits_for TEXT COLLATE "C",
  seen BYTEA NOT NULL,
  attempts INTEGER NOT NULL,
  first_seen BIGINT NOT NULL,
  last_tried BIGINT NOT NULL,
  payload TEXT,
  next_try BIGINT,
  PRIMARY KEY (space, source_id)
);

CREATE INDEX sync_parked_waiting ON sync_parked (space, waits_for) WHERE waits_for IS NOT NULL;

CREATE INDEX sync_parked_kind ON sync_parked (space, kind);

CREATE TABLE sync_activation (
  space INTEGER PRIMARY KEY REFERENCES sync_space,
  activated_at BIGINT NOT NULL,
  accepted_at BIGINT,
  accepted_by TEXT
);

-- A plan whose lines came before its header has no dates yet.
CREATE TABLE sync_plan (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  scope INTEGER NOT NULL,
  plan_id TEXT COLLATE "C" NOT NULL,
  made_at BIGINT,
  expires_at BIGINT,
  summary TEXT,
  UNIQUE (scope, plan_id)
);

-- Lines are numbered from zero without gaps, so that a page is found without counting.
CREATE TABLE sync_plan_line (
  plan BIGINT NOT NULL,
  line BIGINT NOT NULL,
  space INTEGER NOT NULL,
  source_id TEXT COLLATE "C" NOT NULL,
  target_id TEXT,
  action TEXT NOT NULL,
  precondition BYTEA NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (plan, line)
);

CREATE UNIQUE INDEX sync_plan_line_source ON sync_plan_line (plan, space, source_id);

CREATE TABLE sync_run (
  scope INTEGER NOT NULL,
  run_id TEXT COLLATE "C" NOT NULL,
  started_at BIGINT NOT NULL,
  ended_at BIGINT NOT NULL,
  report TEXT NOT NULL,
  PRIMARY KEY (scope, run_id)
);

CREATE TABLE sync_journal (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  written_at BIGINT NOT NULL,
  scope INTEGER NOT NULL,
  space INTEGER NOT NULL,
  run_id TEXT,
  source_id TEXT COLLATE "C",
  target_id TEXT,
  action TEXT NOT NULL,
  decided_by TEXT,
  values_before TEXT,
  values_after TEXT
);

CREATE INDEX sync_journal_time ON sync_journal (scope, written_at);

CREATE INDEX sync_journal_record ON sync_journal (space, source_id) WHERE source_id IS NOT NULL;
