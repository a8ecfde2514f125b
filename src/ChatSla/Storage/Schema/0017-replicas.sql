-- The programs that share the database. seen_at: by the database's clock, renewed every two seconds.
CREATE TABLE replicas (
  id TEXT PRIMARY KEY,
  started_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL
);

-- Work that one replica does at a time, as "mailbox:support@contoso.com"; it holds for as long as its holder is seen.
CREATE TABLE leases (
  work TEXT PRIMARY KEY,
  holder TEXT NOT NULL
);

-- Which replica runs a message, or keeps its place at a gate.
ALTER TABLE outbox ADD COLUMN leased_by TEXT;
