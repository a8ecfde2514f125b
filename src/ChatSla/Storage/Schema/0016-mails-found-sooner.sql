-- Without these all of a mailbox's sent or ignored mails were read for each mail that came in.
CREATE INDEX mails_sent_before ON mails (mailbox, conversation_id, received_at) WHERE outcome = 'Sent' AND query_id IS NULL AND because IS NULL;
CREATE INDEX mails_junk_by_message_id ON mails (mailbox, message_id) WHERE outcome = 'Ignored' AND folder = 'junkemail';
