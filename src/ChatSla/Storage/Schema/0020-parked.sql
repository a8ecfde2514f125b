-- The list of parked messages, and how many there are, is found without reading what was done today.
CREATE INDEX outbox_parked ON outbox (parked_at, id) WHERE parked_at IS NOT NULL AND done_at IS NULL;
