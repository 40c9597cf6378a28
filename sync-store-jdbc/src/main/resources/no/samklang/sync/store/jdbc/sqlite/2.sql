-- Corrections and control totals of what was delivered. An entry without them grows by four bytes.
ALTER TABLE sync_ledger ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;

ALTER TABLE sync_ledger ADD COLUMN period TEXT;

ALTER TABLE sync_ledger ADD COLUMN totals TEXT;

ALTER TABLE sync_ledger ADD COLUMN frozen TEXT;

CREATE INDEX sync_ledger_period ON sync_ledger (space, period) WHERE period IS NOT NULL;

ALTER TABLE sync_parked ADD COLUMN next_try INTEGER;

ALTER TABLE sync_intent ADD COLUMN sent_until INTEGER;

CREATE TABLE sync_journal (
  id INTEGER PRIMARY KEY,
  scope INTEGER NOT NULL REFERENCES sync_scope,
  written_at INTEGER NOT NULL,
  run_id TEXT,
  space INTEGER NOT NULL REFERENCES sync_space,
  source_id TEXT,
  target_id TEXT,
  action TEXT NOT NULL,
  decided_by TEXT,
  values_before TEXT,
  values_after TEXT
);

CREATE INDEX sync_journal_time ON sync_journal (scope, written_at);

CREATE INDEX sync_journal_record ON sync_journal (space, source_id) WHERE source_id IS NOT NULL;
