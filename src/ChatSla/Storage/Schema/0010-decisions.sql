-- Who was let do what, and who was not. Rows are only ever added.
CREATE TABLE decisions (
  id TEXT PRIMARY KEY,
  at BIGINT NOT NULL,
  person_id TEXT NOT NULL,
  person_name TEXT NOT NULL,
  deed TEXT NOT NULL,
  query_id TEXT,
  role TEXT,
  needed TEXT NOT NULL,
  is_allowed BIGINT NOT NULL,
  because TEXT NOT NULL
);
CREATE INDEX decisions_by_query ON decisions (query_id, id);
