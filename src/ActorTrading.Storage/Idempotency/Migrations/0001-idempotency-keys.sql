-- First answers to requests with an Idempotency-Key, by a hash of token, route and key. Without a status, the first
-- request has not been answered for good. Times are milliseconds since 1970.

CREATE TABLE idempotency_keys (
    key TEXT PRIMARY KEY,
    body_hash TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    status INTEGER,
    headers TEXT,
    body BLOB) WITHOUT ROWID;
CREATE INDEX idempotency_keys_by_expiry ON idempotency_keys (expires_at);
