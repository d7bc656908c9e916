-- Results of back-tests that somebody wanted to keep. They follow from no journal of the node, so that they have a file
-- of their own. Money is exact decimals as text; "summary" is the whole result as JSON.

CREATE TABLE backtest_results (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    command TEXT NOT NULL,
    seed TEXT NOT NULL,
    order_hash TEXT NOT NULL,
    state_hash TEXT NOT NULL,
    start_date TEXT NOT NULL,
    end_date TEXT NOT NULL,
    currency TEXT NOT NULL,
    initial_capital TEXT NOT NULL,
    final_capital TEXT NOT NULL,
    total_pnl TEXT NOT NULL,
    total_trades INTEGER NOT NULL,
    winning_trades INTEGER NOT NULL,
    losing_trades INTEGER NOT NULL,
    summary TEXT NOT NULL,
    created_at TEXT NOT NULL);
