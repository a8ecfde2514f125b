-- The traceparent of what caused a message: its try goes on in that trace.
ALTER TABLE outbox ADD COLUMN trace TEXT;
-- The sweep takes the cards that were looked at longest ago: without these all of them were read and sorted for each hundred.
CREATE INDEX cards_by_check ON cards (COALESCE(checked_at, 0));
CREATE INDEX cards_by_state ON cards (query_id, state);
