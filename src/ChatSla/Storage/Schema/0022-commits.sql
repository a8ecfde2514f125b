-- PostgreSQL only: the last transaction that each session of a program stored. A transaction's id alone does not show it after a fail-over or a crash,
-- when the server gives an id again that it had not kept. at: by the database's clock.
CREATE TABLE commits (
  session TEXT PRIMARY KEY,
  number BIGINT NOT NULL,
  at BIGINT NOT NULL
);
