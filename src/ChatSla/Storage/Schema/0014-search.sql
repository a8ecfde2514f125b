-- By what a mail's query is found: subject and sender, in small letters and without accents. Narrow, so that it can be read from end to end.
CREATE TABLE mail_words (
  mail_id TEXT PRIMARY KEY,
  words TEXT NOT NULL
);
INSERT INTO mail_words (mail_id, words)
SELECT id, replace(replace(replace(replace(replace(replace(replace(replace(
  lower(subject || ' ' || COALESCE(from_name, '') || ' ' || COALESCE(from_address, '')), 'å', 'a'), 'Å', 'a'), 'ä', 'a'), 'Ä', 'a'), 'ö', 'o'), 'Ö', 'o'), 'é', 'e'), 'ü', 'u')
FROM mails WHERE outcome IN ('Opened', 'Attached', 'Unreadable', 'Ignored');

-- The thread of a card names its query.
CREATE INDEX cards_by_activity ON cards (activity_id);
CREATE INDEX queries_by_owner ON queries (owner_id, state);
