ALTER TABLE mails ADD COLUMN folder TEXT;

-- Our subscriptions to change notifications. client_state is the secret that proves a notification to be Graph's.
CREATE TABLE subscriptions (
  mailbox TEXT NOT NULL,
  folder TEXT NOT NULL,
  id TEXT NOT NULL,
  client_state TEXT NOT NULL,
  address TEXT NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (mailbox, folder)
);

-- Up to when a mailbox was compared with what is stored.
CREATE TABLE reconciliations (
  mailbox TEXT PRIMARY KEY,
  done_at BIGINT NOT NULL
);

-- When a mailbox could not be read, and what was said about it. noticed_at and ended_at are when the bot knew.
CREATE TABLE blindness (
  mailbox TEXT NOT NULL,
  since BIGINT NOT NULL,
  noticed_at BIGINT NOT NULL,
  ended_at BIGINT,
  conversation_id TEXT,
  activity_id TEXT,
  PRIMARY KEY (mailbox, since)
);
