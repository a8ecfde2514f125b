-- When what it says was erased; ids, instants and outcomes stay.
ALTER TABLE queries ADD COLUMN erased_at BIGINT;
ALTER TABLE mails ADD COLUMN erased_at BIGINT;
ALTER TABLE replies ADD COLUMN erased_at BIGINT;
CREATE INDEX queries_at_rest ON queries (id) WHERE erased_at IS NULL AND state <> 'open';
CREATE INDEX mails_of_nobody ON mails (seen_at) WHERE erased_at IS NULL AND query_id IS NULL;
CREATE INDEX mails_from_anywhere ON mails (from_address);

-- What was erased when, by whom and why: retention, customer. Nothing here says who the customer was.
CREATE TABLE erasures (
  id TEXT PRIMARY KEY,
  at BIGINT NOT NULL,
  done_by TEXT NOT NULL,
  why TEXT NOT NULL,
  queries BIGINT NOT NULL,
  events BIGINT NOT NULL,
  mails BIGINT NOT NULL,
  replies BIGINT NOT NULL
);
