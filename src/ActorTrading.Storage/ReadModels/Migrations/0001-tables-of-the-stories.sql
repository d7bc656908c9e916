-- Everything here follows from the journal and can be made from it anew.
-- Times are ISO 8601 in UTC with seven decimals, so that texts sort as times do. Amounts, prices and quantities are
-- exact decimals as text without trailing zeros. "position" is the journal offset of the event that made a row: rows
-- sort by it, and pages go on from it.

CREATE TABLE projection (
    name TEXT PRIMARY KEY,
    version TEXT NOT NULL,
    checkpoint INTEGER NOT NULL) WITHOUT ROWID;

-- What the fold of a portfolio's events needs to go on; the rows of all other tables come of it.
CREATE TABLE portfolio_states (
    portfolio_id TEXT PRIMARY KEY,
    state TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE portfolios (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    base_currency TEXT NOT NULL,
    account_id TEXT NOT NULL,
    session_id TEXT,
    session_phase TEXT NOT NULL,
    cash TEXT NOT NULL,
    reserved_cash TEXT NOT NULL,
    peak_equity TEXT,
    day_start_equity TEXT,
    open_positions INTEGER NOT NULL,
    open_orders INTEGER NOT NULL,
    is_remembered INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    position INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX portfolios_by_position ON portfolios (position);
CREATE INDEX portfolios_remembered ON portfolios (id) WHERE is_remembered = 1;

CREATE TABLE balances (
    portfolio_id TEXT NOT NULL,
    asset TEXT NOT NULL,
    cash TEXT NOT NULL,
    margin TEXT NOT NULL,
    dust TEXT NOT NULL,
    reserved TEXT NOT NULL,
    PRIMARY KEY (portfolio_id, asset)) WITHOUT ROWID;

CREATE TABLE config (
    portfolio_id TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    PRIMARY KEY (portfolio_id, key)) WITHOUT ROWID;

CREATE TABLE trading_rules (
    id TEXT NOT NULL,
    portfolio_id TEXT NOT NULL,
    name TEXT NOT NULL,
    is_active INTEGER NOT NULL,
    rule_type TEXT NOT NULL,
    symbols TEXT NOT NULL,
    conditions TEXT NOT NULL,
    actions TEXT NOT NULL,
    priority INTEGER NOT NULL,
    cooldown_seconds TEXT,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT,
    position INTEGER NOT NULL,
    PRIMARY KEY (portfolio_id, id)) WITHOUT ROWID;
CREATE INDEX trading_rules_by_id ON trading_rules (id);
CREATE INDEX trading_rules_by_position ON trading_rules (portfolio_id, position);

CREATE TABLE strategies (
    id TEXT PRIMARY KEY,
    portfolio_id TEXT NOT NULL,
    name TEXT NOT NULL,
    rules INTEGER NOT NULL,
    active_rules INTEGER NOT NULL,
    edits INTEGER NOT NULL,
    closed_trades INTEGER NOT NULL,
    winning_trades INTEGER NOT NULL,
    losing_trades INTEGER NOT NULL,
    total_pnl TEXT NOT NULL,
    gross_profit TEXT NOT NULL,
    gross_loss TEXT NOT NULL,
    fees TEXT NOT NULL,
    best_trade TEXT,
    worst_trade TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE trading_sessions (
    id TEXT NOT NULL,
    portfolio_id TEXT NOT NULL,
    session_name TEXT NOT NULL,
    phase TEXT NOT NULL,
    start_time TEXT NOT NULL,
    end_time TEXT,
    is_active INTEGER NOT NULL,
    total_trades INTEGER NOT NULL,
    successful_trades INTEGER NOT NULL,
    total_pnl TEXT NOT NULL,
    currency TEXT NOT NULL,
    config TEXT NOT NULL,
    started_by TEXT NOT NULL,
    reason TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (portfolio_id, id)) WITHOUT ROWID;
CREATE INDEX trading_sessions_by_id ON trading_sessions (id);
CREATE INDEX trading_sessions_by_position ON trading_sessions (portfolio_id, position);

CREATE TABLE orders (
    id TEXT PRIMARY KEY,
    portfolio_id TEXT NOT NULL,
    session_id TEXT,
    symbol TEXT NOT NULL,
    side TEXT NOT NULL,
    order_type TEXT NOT NULL,
    time_in_force TEXT NOT NULL,
    purpose TEXT NOT NULL,
    quantity TEXT NOT NULL,
    limit_price TEXT,
    stop_price TEXT,
    trigger_price TEXT NOT NULL,
    filled_quantity TEXT NOT NULL,
    filled_value TEXT NOT NULL,
    executed_price TEXT,
    fees TEXT NOT NULL,
    status TEXT NOT NULL,
    rule_id TEXT,
    rule_version INTEGER,
    rule_name TEXT,
    recommendation_id TEXT,
    requested_by TEXT,
    venue_order_id TEXT,
    reason TEXT,
    created_at TEXT NOT NULL,
    executed_at TEXT,
    ended_at TEXT,
    updated_at TEXT NOT NULL,
    position INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX orders_by_position ON orders (portfolio_id, position);
CREATE INDEX orders_open ON orders (portfolio_id, position) WHERE ended_at IS NULL;

CREATE TABLE order_history (
    order_id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    portfolio_id TEXT NOT NULL,
    event TEXT NOT NULL,
    status TEXT NOT NULL,
    filled_quantity TEXT NOT NULL,
    note TEXT,
    at TEXT NOT NULL,
    PRIMARY KEY (order_id, sequence)) WITHOUT ROWID;

-- The orders that nobody asked for by hand, as the story has them.
CREATE VIEW auto_trades AS
    SELECT id, portfolio_id, symbol, side AS trade_type, quantity, trigger_price, executed_price, status, rule_id,
        recommendation_id, executed_at, created_at
    FROM orders WHERE requested_by IS NULL;

CREATE TABLE trades (
    id TEXT NOT NULL,
    portfolio_id TEXT NOT NULL,
    order_id TEXT NOT NULL,
    symbol TEXT NOT NULL,
    side TEXT NOT NULL,
    price TEXT NOT NULL,
    quantity TEXT NOT NULL,
    fee TEXT NOT NULL,
    fee_asset TEXT NOT NULL,
    liquidity TEXT NOT NULL,
    realised_pnl TEXT NOT NULL,
    currency TEXT NOT NULL,
    flag TEXT NOT NULL,
    rule_id TEXT,
    executed_at TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (portfolio_id, symbol, id)) WITHOUT ROWID;
CREATE INDEX trades_by_position ON trades (portfolio_id, position);
CREATE INDEX trades_by_order ON trades (order_id, position);

CREATE TABLE positions (
    id TEXT PRIMARY KEY,
    portfolio_id TEXT NOT NULL,
    session_id TEXT,
    symbol TEXT NOT NULL,
    side TEXT NOT NULL,
    status TEXT NOT NULL,
    quantity TEXT NOT NULL,
    entry_price TEXT NOT NULL,
    exit_price TEXT,
    best_price TEXT NOT NULL,
    stop_price TEXT,
    target_price TEXT,
    leverage TEXT NOT NULL,
    margin TEXT NOT NULL,
    realised_pnl TEXT NOT NULL,
    fees TEXT NOT NULL,
    funding TEXT NOT NULL,
    profit_ratio TEXT,
    currency TEXT NOT NULL,
    entry_order_id TEXT NOT NULL,
    entry_rule_id TEXT,
    entry_rule_version INTEGER,
    entry_rule TEXT,
    exit_rule TEXT,
    exit_reason TEXT,
    opened_at TEXT NOT NULL,
    closed_at TEXT,
    updated_at TEXT NOT NULL,
    position INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX positions_by_position ON positions (portfolio_id, position);
CREATE UNIQUE INDEX positions_open ON positions (portfolio_id, symbol) WHERE closed_at IS NULL;

CREATE TABLE signals (
    id TEXT PRIMARY KEY,
    portfolio_id TEXT NOT NULL,
    symbol TEXT NOT NULL,
    kind TEXT NOT NULL,
    rule_id TEXT NOT NULL,
    rule_version INTEGER,
    rule_name TEXT,
    side TEXT,
    winner_rule_id TEXT,
    code TEXT,
    message TEXT,
    at TEXT NOT NULL,
    position INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX signals_by_position ON signals (portfolio_id, position);

CREATE TABLE decisions (
    id TEXT PRIMARY KEY,
    portfolio_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    symbol TEXT,
    side TEXT,
    purpose TEXT,
    order_id TEXT,
    rule_id TEXT,
    code TEXT,
    message TEXT,
    order_spec TEXT,
    why TEXT,
    at TEXT NOT NULL,
    position INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX decisions_by_position ON decisions (portfolio_id, position);
CREATE INDEX decisions_by_order ON decisions (order_id, position);

CREATE TABLE equity_marks (
    portfolio_id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    equity TEXT NOT NULL,
    currency TEXT NOT NULL,
    at TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (portfolio_id, sequence)) WITHOUT ROWID;

CREATE TABLE recommendations (
    id TEXT PRIMARY KEY,
    symbol TEXT NOT NULL,
    rating TEXT NOT NULL,
    confidence TEXT NOT NULL,
    source TEXT NOT NULL,
    issued_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    posted_at TEXT NOT NULL,
    position INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX recommendations_in_force ON recommendations (symbol, issued_at, position);
CREATE INDEX recommendations_by_position ON recommendations (position);
