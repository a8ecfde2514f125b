-- What comes first of the messages that wait is found without looking at the others, however many there are.
CREATE INDEX outbox_next ON outbox (priority, due_at, id) WHERE done_at IS NULL AND parked_at IS NULL;
CREATE INDEX outbox_leased ON outbox (leased_until) WHERE leased_until IS NOT NULL AND done_at IS NULL AND parked_at IS NULL;
