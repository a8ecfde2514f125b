-- What a mail of ours is for: Answer, Holding, Acknowledgement or Forward.
ALTER TABLE replies ADD COLUMN kind TEXT NOT NULL DEFAULT 'Answer';
ALTER TABLE replies ADD COLUMN to_all BIGINT NOT NULL DEFAULT 0;
-- Whom a forward goes to, or an acknowledgement, in lower case.
ALTER TABLE replies ADD COLUMN to_address TEXT;
ALTER TABLE replies ADD COLUMN subject TEXT;
-- By when the mail says that an answer comes.
ALTER TABLE replies ADD COLUMN promised_at BIGINT;
-- A forward closes the query here.
ALTER TABLE replies ADD COLUMN closes BIGINT NOT NULL DEFAULT 0;
-- Since when the customer waits for what is forwarded.
ALTER TABLE replies ADD COLUMN asked_at BIGINT;
CREATE INDEX replies_by_address ON replies (to_address) WHERE to_address IS NOT NULL;

-- Who else the customer wrote to, as a JSON list of {address, name}; null: nobody beside us.
ALTER TABLE mails ADD COLUMN others TEXT;
-- Seconds from UTC in the customer's own Date header.
ALTER TABLE mails ADD COLUMN date_offset BIGINT;
-- Why no program may write to the sender; null where one may.
ALTER TABLE mails ADD COLUMN untold TEXT;
CREATE INDEX mails_by_sender ON mails (mailbox, from_address, received_at);

-- Two systems that answered each other: the address gets no acknowledgement until then.
CREATE TABLE loop_breaks (
  mailbox TEXT NOT NULL,
  address TEXT NOT NULL,
  since BIGINT NOT NULL,
  until BIGINT NOT NULL,
  because TEXT NOT NULL,
  PRIMARY KEY (mailbox, address, since)
);
