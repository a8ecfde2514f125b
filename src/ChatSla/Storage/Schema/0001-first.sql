-- Instants are Unix milliseconds, ids are UUIDv7 text. The statements run unchanged on SQLite and PostgreSQL.
CREATE TABLE counters (
  name TEXT PRIMARY KEY,
  value BIGINT NOT NULL
);
INSERT INTO counters (name, value) VALUES ('query', 0);

-- The row that lists read: everything in it follows from query_events and is written in the same transaction.
CREATE TABLE queries (
  id TEXT PRIMARY KEY,
  number BIGINT NOT NULL UNIQUE,
  mailbox TEXT NOT NULL,
  customer TEXT,
  state TEXT NOT NULL,
  owner_id TEXT,
  opened_at BIGINT NOT NULL,
  warn_at BIGINT,
  due_at BIGINT,
  next_turn_at BIGINT,
  seq BIGINT NOT NULL
);
CREATE INDEX queries_by_turn ON queries (next_turn_at) WHERE next_turn_at IS NOT NULL;
CREATE INDEX queries_by_state ON queries (mailbox, state, due_at);

CREATE TABLE query_events (
  query_id TEXT NOT NULL,
  seq BIGINT NOT NULL,
  at BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (query_id, seq)
);

CREATE TABLE promises (
  query_id TEXT NOT NULL,
  position BIGINT NOT NULL,
  kind TEXT NOT NULL,
  start_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  answered_at BIGINT,
  withdrawn_at BIGINT,
  PRIMARY KEY (query_id, position)
);
CREATE INDEX promises_by_due ON promises (due_at);
CREATE INDEX promises_by_answer ON promises (answered_at);

-- Every mail that was seen, and what became of it. Nothing is dropped.
CREATE TABLE mails (
  id TEXT PRIMARY KEY,
  mailbox TEXT NOT NULL,
  graph_id TEXT NOT NULL,
  message_id TEXT,
  conversation_id TEXT,
  outcome TEXT NOT NULL,
  because TEXT,
  query_id TEXT,
  from_address TEXT,
  from_name TEXT,
  reply_address TEXT,
  subject TEXT NOT NULL,
  new_text TEXT NOT NULL,
  full_text TEXT NOT NULL,
  web_link TEXT,
  received_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  UNIQUE (mailbox, graph_id)
);
CREATE INDEX mails_by_message_id ON mails (mailbox, message_id);
CREATE INDEX mails_by_conversation ON mails (mailbox, conversation_id);
CREATE INDEX mails_by_query ON mails (query_id);

CREATE TABLE cursors (
  mailbox TEXT NOT NULL,
  folder TEXT NOT NULL,
  link TEXT NOT NULL,
  round_done BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (mailbox, folder)
);

-- An answer written on a card, through the steps of sending it exactly once.
CREATE TABLE replies (
  send_key TEXT PRIMARY KEY,
  query_id TEXT NOT NULL,
  mail_id TEXT NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  body TEXT NOT NULL,
  draft_id TEXT,
  message_id TEXT,
  send_tried_at BIGINT,
  accepted_at BIGINT,
  sent_at BIGINT,
  written_at BIGINT NOT NULL
);
CREATE INDEX replies_by_message_id ON replies (message_id);

CREATE TABLE outbox (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  lane TEXT,
  once_key TEXT UNIQUE,
  priority BIGINT NOT NULL,
  body TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  faults BIGINT NOT NULL,
  leased_until BIGINT,
  done_at BIGINT,
  parked_at BIGINT,
  last_error TEXT
);
CREATE INDEX outbox_due ON outbox (due_at) WHERE done_at IS NULL AND parked_at IS NULL;
CREATE INDEX outbox_done ON outbox (done_at) WHERE done_at IS NOT NULL;
CREATE INDEX outbox_lane ON outbox (lane, id) WHERE done_at IS NULL AND parked_at IS NULL;

CREATE TABLE cards (
  query_id TEXT PRIMARY KEY,
  state TEXT NOT NULL,
  conversation_id TEXT,
  activity_id TEXT,
  updated_at BIGINT NOT NULL
);

CREATE TABLE conversations (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  service_url TEXT NOT NULL,
  team_id TEXT,
  team_group_id TEXT,
  name TEXT,
  person_id TEXT,
  dead_at BIGINT,
  updated_at BIGINT NOT NULL
);
CREATE INDEX conversations_by_person ON conversations (person_id);
CREATE INDEX conversations_by_team ON conversations (team_id);

CREATE TABLE channel_bindings (
  mailbox TEXT NOT NULL,
  channel_id TEXT NOT NULL,
  bound_by TEXT NOT NULL,
  bound_at BIGINT NOT NULL,
  PRIMARY KEY (mailbox)
);
