-- Where a message waits for its turn: at a gate of the limiter, or behind the message of a lane ("card:...").
ALTER TABLE outbox ADD COLUMN gate TEXT;
-- How often it was begun to be said without our hearing whether it was.
ALTER TABLE outbox ADD COLUMN doubts BIGINT NOT NULL DEFAULT 0;
-- What waits at a gate is looked for by the gate; hundreds of thousands of such are no burden to the others.
DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (due_at) WHERE done_at IS NULL AND parked_at IS NULL AND gate IS NULL;
DROP INDEX outbox_next;
CREATE INDEX outbox_next ON outbox (priority, due_at, id) WHERE done_at IS NULL AND parked_at IS NULL AND gate IS NULL;
CREATE INDEX outbox_gate ON outbox (gate, priority, due_at, id) WHERE gate IS NOT NULL AND done_at IS NULL AND parked_at IS NULL;

-- What a card showed when it was last sent (a hash), and when it was last compared with what it should show.
ALTER TABLE cards ADD COLUMN shown TEXT;
ALTER TABLE cards ADD COLUMN checked_at BIGINT;

-- Conversations that Teams refuses us, and since when; nothing is sent there until something is heard from there.
CREATE TABLE dead_ends (
  id TEXT PRIMARY KEY,
  because TEXT NOT NULL,
  since BIGINT NOT NULL,
  tried_at BIGINT NOT NULL
);
