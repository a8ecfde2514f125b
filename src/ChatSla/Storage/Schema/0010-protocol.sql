-- When the bot introduced itself there.
ALTER TABLE conversations ADD COLUMN greeted_at BIGINT;

-- The id under which the log shows everything that one request of Teams caused.
ALTER TABLE outbox ADD COLUMN correlation TEXT;
