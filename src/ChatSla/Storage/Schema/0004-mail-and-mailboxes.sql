-- What a mail answers and whom it went to, so that it can be threaded when it is let in later, or when what it belongs to is noticed later.
ALTER TABLE mails ADD COLUMN answered_ids TEXT;
ALTER TABLE mails ADD COLUMN recipients TEXT NOT NULL DEFAULT '';
-- Of a bounce: the address that our mail did not reach.
ALTER TABLE mails ADD COLUMN about TEXT;
CREATE INDEX mails_by_outcome ON mails (mailbox, outcome, received_at);
CREATE INDEX mails_by_copy ON mails (message_id);

-- Every watched mailbox that a query belongs to; queries.mailbox is the one in which it was noticed first. position counts from 0.
CREATE TABLE query_mailboxes (
  query_id TEXT NOT NULL,
  mailbox TEXT NOT NULL,
  position BIGINT NOT NULL,
  PRIMARY KEY (query_id, mailbox)
);
INSERT INTO query_mailboxes (query_id, mailbox, position) SELECT id, mailbox, 0 FROM queries;
CREATE INDEX query_mailboxes_by_mailbox ON query_mailboxes (mailbox);
CREATE INDEX queries_by_customer ON queries (customer, state);

-- One live card a query and mailbox; mailboxes that one channel shows share a card, which stands under the first of them.
ALTER TABLE cards RENAME TO cards_before;
CREATE TABLE cards (
  query_id TEXT NOT NULL,
  mailbox TEXT NOT NULL,
  state TEXT NOT NULL,
  conversation_id TEXT,
  activity_id TEXT,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (query_id, mailbox)
);
INSERT INTO cards (query_id, mailbox, state, conversation_id, activity_id, updated_at)
SELECT c.query_id, q.mailbox, c.state, c.conversation_id, c.activity_id, c.updated_at FROM cards_before c JOIN queries q ON q.id = c.query_id;
DROP TABLE cards_before;
