-- What was promised, and to whom, as it changed: a row is never changed. kind: calendar, policy, mailbox. since: Unix milliseconds.
CREATE TABLE agreement_versions (
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  version BIGINT NOT NULL,
  since BIGINT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (kind, name, version)
);
