-- One row: the venue's clock, its counters, the requests on their way.
CREATE TABLE venue (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    state TEXT NOT NULL);

CREATE TABLE markets (
    symbol TEXT PRIMARY KEY,
    state TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE accounts (
    account TEXT PRIMARY KEY,
    state TEXT NOT NULL) WITHOUT ROWID;

-- Every order ever, in the order in which they came. Only open orders have a state.
CREATE TABLE orders (
    number INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    client_id TEXT NOT NULL,
    symbol TEXT NOT NULL,
    side TEXT NOT NULL,
    quantity TEXT NOT NULL,
    spec TEXT NOT NULL,
    status TEXT NOT NULL,
    arrived_at TEXT NOT NULL,
    ended_at TEXT,
    state TEXT,
    UNIQUE (account, client_id));

CREATE INDEX open_orders ON orders (number) WHERE state IS NOT NULL;

CREATE INDEX ended_orders ON orders (account, number) WHERE ended_at IS NOT NULL AND status <> 'rejected';

-- Everything that was ever said, by number. Quantities and money are decimals written out, never binary numbers.
CREATE TABLE reports (
    number INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    client_id TEXT,
    kind TEXT NOT NULL,
    report TEXT NOT NULL);

CREATE INDEX reports_of_orders ON reports (account, client_id, number) WHERE client_id IS NOT NULL;

CREATE INDEX funding_reports ON reports (account, number) WHERE kind = 'funding';

-- Every trade ever, forced closes included, each by the report that told it.
CREATE TABLE fills (
    report INTEGER PRIMARY KEY REFERENCES reports (number),
    trade_id TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL,
    client_id TEXT NOT NULL,
    symbol TEXT NOT NULL,
    side TEXT NOT NULL,
    price TEXT NOT NULL,
    quantity TEXT NOT NULL,
    fee TEXT NOT NULL,
    fee_asset TEXT NOT NULL,
    liquidity TEXT NOT NULL,
    at TEXT NOT NULL);

CREATE INDEX fills_of_accounts ON fills (account, report);

CREATE TABLE transfers (
    account TEXT NOT NULL,
    transfer_id TEXT NOT NULL,
    asset TEXT NOT NULL,
    amount TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (account, transfer_id)) WITHOUT ROWID;
