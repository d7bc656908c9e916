namespace ActorTrading.Simulation.MarketData;

/// <summary>The recorded formats, told apart by their header row; each is CSV, plain or gzipped.</summary>
public enum MarketDataFormat
{
    /// <summary><c>timestamp_ms,open,high,low,close,volume</c>, the time being the bar's opening.</summary>
    Bars,

    /// <summary>The same columns in a file whose name holds <c>_mark_</c>: the close becomes a mark price.</summary>
    MarkPrices,

    /// <summary>Bid and ask bars; the closing bid and ask become a quote at the bar's close.</summary>
    QuoteBars,

    /// <summary><c>timestamp_ms,price,quantity,side</c>, the side being the taker's.</summary>
    Trades,

    /// <summary><c>timestamp_ms,bid_price,bid_qty,ask_price,ask_qty,update_id</c>.</summary>
    Quotes,

    /// <summary><c>timestamp_ms,funding_rate</c>.</summary>
    Funding,
}
