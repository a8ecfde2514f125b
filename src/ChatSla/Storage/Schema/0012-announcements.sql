-- What a lead has said of some customers. Who set it, and when it ended, stays.
CREATE TABLE announcements (
  id TEXT PRIMARY KEY,
  -- An address, a domain, a company's name or a tier, in lower case.
  target TEXT NOT NULL,
  text TEXT NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  set_at BIGINT NOT NULL,
  until BIGINT NOT NULL,
  -- Null while it stands.
  ended_at BIGINT
);
CREATE INDEX announcements_standing ON announcements (target) WHERE ended_at IS NULL;
