-- Each event is linked to the one before it: hash is the SHA-256 of the body, chain that of "previous chain|query_id|seq|at|recorded_at|hash".
-- Null in rows from before this step. erased_at: the body holds no personal content any more, and is not what was hashed.
ALTER TABLE query_events ADD COLUMN hash TEXT;
ALTER TABLE query_events ADD COLUMN chain TEXT;
ALTER TABLE query_events ADD COLUMN erased_at BIGINT;

-- The chain of the query's last linked event; and how many events there were, and what chain, when the journal was last sealed.
ALTER TABLE queries ADD COLUMN chain TEXT;
ALTER TABLE queries ADD COLUMN sealed_seq BIGINT;
ALTER TABLE queries ADD COLUMN sealed_chain TEXT;

-- One row a night over the last chains of all queries, linked to the row before it, so that a removed tail or query is noticed too.
-- heads: SHA-256 of the lines "id|sealed_seq|sealed_chain" in the order of ids. hash: that of "previous hash|number|at|queries|events|heads|differences".
-- differences: how many the audit before it found.
CREATE TABLE seals (
  number BIGINT PRIMARY KEY,
  at BIGINT NOT NULL,
  queries BIGINT NOT NULL,
  events BIGINT NOT NULL,
  heads TEXT NOT NULL,
  differences BIGINT NOT NULL,
  hash TEXT NOT NULL
);

-- The key under which a mail of ours was sent, as it was found in Sent Items: two mails with one key would be one too many.
ALTER TABLE mails ADD COLUMN send_key TEXT;
CREATE INDEX replies_by_query ON replies (query_id);
