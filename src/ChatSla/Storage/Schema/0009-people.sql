-- Which language is spoken in a team (its id) or chat, where somebody has chosen one.
CREATE TABLE languages (
  place TEXT PRIMARY KEY,
  language TEXT NOT NULL,
  chosen_by TEXT NOT NULL,
  chosen_at BIGINT NOT NULL
);

-- Who is away. Without until_at: until they say that they are back.
CREATE TABLE absences (
  person_id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  since BIGINT NOT NULL,
  until_at BIGINT,
  set_by TEXT NOT NULL
);
