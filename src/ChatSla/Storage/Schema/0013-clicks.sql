-- Clicks that did something: one that is delivered again does nothing more.
CREATE TABLE clicks (
  key TEXT PRIMARY KEY,
  at BIGINT NOT NULL
);
CREATE INDEX clicks_by_time ON clicks (at);

-- Who has begun to write an answer, so that a colleague who begins as well hears of it.
CREATE TABLE answering (
  query_id TEXT PRIMARY KEY,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  began_at BIGINT NOT NULL
);
