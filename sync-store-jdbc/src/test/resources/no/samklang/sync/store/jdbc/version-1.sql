-- A file of schema version 1 as the program of that version wrote it.
CREATE TABLE sync_activation (
  space INTEGER PRIMARY KEY REFERENCES sync_space,
  activated_at INTEGER NOT NULL,
  accepted_at INTEGER,
  accepted_by TEXT
);
INSERT INTO "sync_activation" VALUES(3,1792889999123456789,1792890004123456789,'Kari');
CREATE TABLE sync_base (
  space INTEGER NOT NULL REFERENCES sync_space,
  source_id TEXT NOT NULL,
  source BLOB NOT NULL,
  fields BLOB NOT NULL,
  PRIMARY KEY (space, source_id)
) WITHOUT ROWID;
INSERT INTO "sync_base" VALUES(3,'b1',X'0000000000000001FFFFFFFFFFFFFFFF',X'010203');
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
INSERT INTO "sync_intent" VALUES(1,1,'R1',1,'["h3"]','{}',1792889999123456789,1,0,'{"header":"7"}',NULL);
CREATE TABLE sync_lease (
  space INTEGER PRIMARY KEY REFERENCES sync_space,
  holder TEXT NOT NULL,
  token INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
);
INSERT INTO "sync_lease" VALUES(1,'version 1',1,1792890299123456789);
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
INSERT INTO "sync_ledger" VALUES(1,'h1','d1','order 1',X'00000000000000030000000000000004',1792889999123456789,1);
INSERT INTO "sync_ledger" VALUES(1,'h2','d1',NULL,X'00000000000000050000000000000006',1792890000123456789,0);
CREATE TABLE sync_link (
  space INTEGER NOT NULL REFERENCES sync_space,
  left_id TEXT NOT NULL,
  right_id TEXT NOT NULL,
  left_number TEXT,
  right_number TEXT,
  PRIMARY KEY (space, left_id)
) WITHOUT ROWID;
INSERT INTO "sync_link" VALUES(2,'l1','r1','no 1',NULL);
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
INSERT INTO "sync_parked" VALUES(1,'h4','label','WAITING','{"code":"reference.not-linked","params":{"type":"project","id":"1"}}','link|project|LEFT|1',X'00000000000000070000000000000008',2,1792889999123456789,1792890059123456789,'{"name":"Bjørk"}');
CREATE TABLE sync_plan (
  id INTEGER PRIMARY KEY,
  scope INTEGER NOT NULL REFERENCES sync_scope,
  plan_id TEXT NOT NULL,
  made_at INTEGER,
  expires_at INTEGER,
  summary TEXT,
  UNIQUE (scope, plan_id)
);
INSERT INTO "sync_plan" VALUES(1,1,'p',1792889999123456789,1792893599123456789,'{}');
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
INSERT INTO "sync_plan_line" VALUES(1,0,3,'b1',NULL,'create',X'00000000000000090000000000000009','{}');
CREATE TABLE sync_reading (
  space INTEGER PRIMARY KEY REFERENCES sync_space,
  position TEXT NOT NULL
);
INSERT INTO "sync_reading" VALUES(1,'page 7');
CREATE TABLE sync_run (
  scope INTEGER NOT NULL REFERENCES sync_scope,
  run_id TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER NOT NULL,
  report TEXT NOT NULL,
  PRIMARY KEY (scope, run_id)
);
INSERT INTO "sync_run" VALUES(1,'1',1792889999123456789,1792890004123456789,'{"run":1}');
CREATE TABLE sync_schema (version INTEGER PRIMARY KEY);
INSERT INTO "sync_schema" VALUES(1);
CREATE TABLE sync_scope (
  id INTEGER PRIMARY KEY,
  tenant TEXT NOT NULL,
  integration TEXT NOT NULL,
  UNIQUE (tenant, integration)
);
INSERT INTO "sync_scope" VALUES(1,'tenant','integration');
CREATE TABLE sync_space (
  id INTEGER PRIMARY KEY,
  scope INTEGER NOT NULL REFERENCES sync_scope,
  name TEXT NOT NULL,
  UNIQUE (scope, name)
);
INSERT INTO "sync_space" VALUES(1,1,'hours');
INSERT INTO "sync_space" VALUES(2,1,'customer');
INSERT INTO "sync_space" VALUES(3,1,'customers');
CREATE UNIQUE INDEX sync_link_right ON sync_link (space, right_id);
CREATE INDEX sync_intent_space ON sync_intent (space);
CREATE INDEX sync_ledger_order ON sync_ledger (space, order_key) WHERE order_key IS NOT NULL;
CREATE INDEX sync_ledger_untold ON sync_ledger (space, posted_at) WHERE acknowledged = 0;
CREATE INDEX sync_parked_waiting ON sync_parked (space, waits_for) WHERE waits_for IS NOT NULL;
CREATE INDEX sync_parked_kind ON sync_parked (space, kind);
CREATE UNIQUE INDEX sync_plan_line_source ON sync_plan_line (plan, space, source_id);
