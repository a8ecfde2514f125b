-- Who was let do what, and who was not. Rows are only ever added.
CREATE TABLE decisions (
  id TEXT PRIMARY KEY,
  at BIGINT NOT NULL,
  person_id TEXT NOT NULL,
  person_name TEXT NOT NULL,
  deed TEXT NOT NULL,
  query_id TEXT,
  role TEXT,
  needed TEXT NOT NULL,
  is_allowed BIGINT NOT NULL,
  because TEXT NOT NULL
);
CREATE INDEX decisions_by_query ON decisions (query_id, id);

-- When the bot introduced itself there.
ALTER TABLE conversations ADD COLUMN greeted_at BIGINT;

-- The id under which the log shows everything that one request of Teams caused.
ALTER TABLE outbox ADD COLUMN correlation TEXT;
