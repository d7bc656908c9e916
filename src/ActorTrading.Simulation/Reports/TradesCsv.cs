using ActorTrading.Simulation.Metrics;

namespace ActorTrading.Simulation.Reports;

/// <summary>
/// Writes <c>trades.csv</c>, one closed trade per line. Times are ISO 8601 UTC, prices in the quote currency of the
/// symbol, profit (after fees and funding), fees and excursions in the base currency of the portfolio, named in
/// <c>currency</c>;
/// <c>profit_ratio</c> is a fraction of the entry notional, <c>holding_seconds</c> the time from open to close.
/// Closing the writer closes the stream.
/// </summary>
public sealed class TradesCsv(Stream output) : IDisposable
{
    private readonly CsvWriter _csv = new(
        output, "portfolio", "symbol", "side", "opened_at", "closed_at", "holding_seconds", "quantity", "entry_price",
        "exit_price", "profit", "fees", "currency", "profit_ratio", "exit_reason", "entry_rule", "exit_rule",
        "max_adverse_excursion", "max_favourable_excursion");

    public void Write(TradeOutcome outcome)
    {
        var trade = outcome.Trade;
        _csv.Text(outcome.Portfolio?.Value).Code(trade.Symbol.Value).Code(SnakeCase.Of(trade.Side))
            .Time(trade.OpenedAt).Time(trade.ClosedAt).Number((decimal)outcome.Holding.Ticks / TimeSpan.TicksPerSecond)
            .Number(trade.Quantity.Value).Number(trade.EntryPrice.Value).Number(trade.ExitPrice.Value)
            .Number(trade.Profit.Value).Number(trade.Fees.Value).Code(trade.Profit.Currency.Code)
            .Number(trade.ProfitRatio)
            .Code(SnakeCase.Of(trade.ExitReason)).Text(trade.EntryRule).Text(trade.ExitRule)
            .Number(outcome.MaxAdverseExcursion?.Value).Number(outcome.MaxFavourableExcursion?.Value)
            .EndRow();
    }

    public void Dispose() => _csv.Dispose();
}
