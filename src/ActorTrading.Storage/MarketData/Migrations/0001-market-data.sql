-- Times of bars are milliseconds since 1970; times of trades are ticks of 100 ns since the year 1, as fine as venues
-- tell them. Numbers are text, since SQLite has no decimals.
CREATE TABLE market_data_cache (
    symbol TEXT NOT NULL,
    timeframe TEXT NOT NULL,
    open_time INTEGER NOT NULL,
    open TEXT NOT NULL,
    high TEXT NOT NULL,
    low TEXT NOT NULL,
    close TEXT NOT NULL,
    volume TEXT NOT NULL,
    PRIMARY KEY (symbol, timeframe, open_time)
) WITHOUT ROWID;

CREATE TABLE market_trades (
    id INTEGER PRIMARY KEY,
    symbol TEXT NOT NULL,
    time INTEGER NOT NULL,
    price TEXT NOT NULL,
    quantity TEXT NOT NULL,
    taker_side TEXT NOT NULL CHECK (taker_side IN ('buy', 'sell'))
);

CREATE INDEX market_trades_by_time ON market_trades (symbol, time);
