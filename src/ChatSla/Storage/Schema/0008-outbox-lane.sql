-- What a newer card replaces is looked for in its lane, parked or not: an index of the unparked ones did not serve that, and every mail read the whole outbox.
DROP INDEX outbox_lane;
CREATE INDEX outbox_lane ON outbox (lane, id) WHERE done_at IS NULL;
