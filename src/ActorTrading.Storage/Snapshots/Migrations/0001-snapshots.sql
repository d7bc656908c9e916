-- The latest snapshot of each entity.
CREATE TABLE snapshot (
    type TEXT NOT NULL,
    key TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    version INTEGER NOT NULL,
    chain_hash BLOB NOT NULL,
    state_hash BLOB NOT NULL,
    state BLOB NOT NULL,
    PRIMARY KEY (type, key));
