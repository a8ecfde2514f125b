-- How often an alert may have been said without an answer that it was: after the second time it is not said again.
ALTER TABLE alerts ADD COLUMN doubts INTEGER NOT NULL DEFAULT 0;
