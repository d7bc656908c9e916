-- Names are written once and referred to by number: rows stay small, and so do the indexes over them.
CREATE TABLE entity (
    id INTEGER PRIMARY KEY,
    type TEXT NOT NULL,
    key TEXT NOT NULL,
    UNIQUE (type, key));

CREATE TABLE manifest (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    UNIQUE (name, version));

-- id is the offset. batch counts the records of the batch that starts here, and is 0 for those that follow in it.
-- time is in ticks of 100 ns since the year 1, UTC.
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    entity INTEGER NOT NULL REFERENCES entity,
    sequence INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    manifest INTEGER NOT NULL REFERENCES manifest,
    time INTEGER NOT NULL,
    batch INTEGER NOT NULL,
    command TEXT,
    payload BLOB NOT NULL,
    hash BLOB NOT NULL);

CREATE UNIQUE INDEX event_sequence ON event (entity, sequence);
CREATE UNIQUE INDEX event_command ON event (entity, command) WHERE command IS NOT NULL AND batch > 0;

-- Losses that an operator accepted, and what was taken out of an entity's chain by it.
CREATE TABLE accepted_loss (
    id INTEGER PRIMARY KEY,
    type TEXT NOT NULL,
    key TEXT NOT NULL,
    last_good INTEGER NOT NULL,
    expected INTEGER,
    what TEXT NOT NULL,
    accepted_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    accepted_at TEXT NOT NULL);

CREATE TABLE event_set_aside (
    loss INTEGER NOT NULL REFERENCES accepted_loss,
    id INTEGER NOT NULL,
    entity INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    manifest INTEGER NOT NULL,
    time INTEGER NOT NULL,
    batch INTEGER NOT NULL,
    command TEXT,
    payload BLOB NOT NULL,
    hash BLOB NOT NULL);

-- One row that is written to find out whether writing works again.
CREATE TABLE trial (
    id INTEGER PRIMARY KEY,
    count INTEGER NOT NULL,
    room BLOB NOT NULL);
