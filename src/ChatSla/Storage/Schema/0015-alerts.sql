-- When a query's next alert comes by itself, or its owner loses it. 0: from before alerts were stored; what has passed by then was told already.
ALTER TABLE queries ADD COLUMN next_alert_at BIGINT;
UPDATE queries SET next_alert_at = 0 WHERE state <> 'closed';
CREATE INDEX queries_by_alert ON queries (next_alert_at) WHERE next_alert_at IS NOT NULL;

-- Steps of a ladder that were taken, one row for each place that is told. A key is that of the step on its promise, and comes once.
-- place: as "managers:19:...", empty where nobody is told. outcome: said, settled, replaced (by a higher level), nobody, before.
CREATE TABLE alerts (
  key TEXT NOT NULL,
  place TEXT NOT NULL,
  query_id TEXT NOT NULL,
  mailbox TEXT NOT NULL,
  step TEXT NOT NULL,
  kind TEXT NOT NULL,
  due_at BIGINT NOT NULL,
  at BIGINT NOT NULL,
  say_at BIGINT NOT NULL,
  ended_at BIGINT,
  outcome TEXT,
  queued_at BIGINT,
  message_id TEXT,
  PRIMARY KEY (key, place)
);
CREATE INDEX alerts_waiting ON alerts (place, say_at) WHERE ended_at IS NULL;
CREATE INDEX alerts_unqueued ON alerts (say_at) WHERE ended_at IS NULL AND queued_at IS NULL;
CREATE INDEX alerts_by_message ON alerts (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX alerts_by_query ON alerts (query_id);
CREATE INDEX alerts_by_end ON alerts (ended_at) WHERE ended_at IS NOT NULL;

-- What was posted for them: one message may tell of many.
CREATE TABLE alert_messages (
  id TEXT PRIMARY KEY,
  place TEXT NOT NULL,
  conversation_id TEXT,
  activity_id TEXT,
  said_at BIGINT NOT NULL
);
