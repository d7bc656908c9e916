using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Simulation.Metrics;

namespace ActorTrading.Simulation.Reports.Html;

/// <summary>The latest closed trades and what is still open.</summary>
internal static class TradesSection
{
    private const int TradesMax = 200;
    private const int PositionsMax = 100;

    public static void Write(HtmlWriter html, RunReport report)
    {
        html.Open("section", ("id", "trades")).Leaf("h2", "Trades");
        WriteTrades(html, report.Trades);
        WritePositions(html, report.OpenPositions);
        html.Close();
    }

    private static void WriteTrades(HtmlWriter html, ImmutableArray<TradeOutcome> trades)
    {
        html.Open("p", ("class", "caption"));
        html.Text(
            trades.Length > TradesMax
                ? $"The latest {TradesMax} of {DisplayText.Count(trades.Length)} closed trades. "
                : $"{DisplayText.Count(trades.Length)} closed trades. ");
        html.Text("All trades: ").Leaf("a", ReportFiles.Trades, ("href", ReportFiles.Trades));
        html.Text(", all orders: ").Leaf("a", ReportFiles.Orders, ("href", ReportFiles.Orders))
            .Text(". Times are UTC.").Close();
        if (trades.IsEmpty)
        {
            return;
        }

        var table = HtmlTable.Begin(
            html, "Latest trades", new("Closed"), new("Symbol"), new("Side"), Column.Number("Quantity"),
            Column.Number("Entry"), Column.Number("Exit"), Column.Number("Profit " + trades[0].Trade.Profit.Currency),
            Column.Number("Return"), Column.Number("Held"), new("Opened by"), new("Closed by"));
        foreach (var outcome in trades.TakeLast(TradesMax).Reverse())
        {
            var trade = outcome.Trade;
            table.Row().Text(DisplayText.Time(trade.ClosedAt)).Text(trade.Symbol.Value)
                .Text(trade.Side == Side.Buy ? "long" : "short")
                .Number(DisplayText.Price(trade.Quantity.Value)).Number(DisplayText.Price(trade.EntryPrice.Value))
                .Number(DisplayText.Price(trade.ExitPrice.Value))
                .Signed(DisplayText.SignedValue(trade.Profit), (double)trade.Profit.Value)
                .Signed(DisplayText.SignedPercent((double)trade.ProfitRatio), (double)trade.ProfitRatio)
                .Number(DisplayText.Duration(outcome.Holding), outcome.Holding.Ticks).Text(trade.EntryRule ?? "–")
                .Text(ClosedBy(trade))
                .EndRow();
        }

        table.End();
    }

    private static string ClosedBy(ClosedTrade trade) =>
        trade.ExitRule ?? SnakeCase.Of(trade.ExitReason).Replace('_', ' ');

    private static void WritePositions(HtmlWriter html, ImmutableArray<PositionView> positions)
    {
        html.Leaf("h3", "Open at the end");
        if (positions.IsEmpty)
        {
            html.Leaf("p", "No position was open at the end.", ("class", "empty"));
            return;
        }

        var table = HtmlTable.Begin(
            html, "Open positions", new("Opened"), new("Symbol"), new("Side"), Column.Number(
                "Quantity"), Column.Number("Entry"), Column.Number("Mark"),
            Column.Number("Unrealised " + positions[0].UnrealisedProfit.Currency), Column.Number("Return"));
        foreach (var position in positions.Take(PositionsMax))
        {
            table.Row().Text(DisplayText.Time(position.OpenedAt)).Text(position.Symbol.Value)
                .Text(position.Side == Side.Buy ? "long" : "short")
                .Number(DisplayText.Price(position.Quantity.Value)).Number(DisplayText.Price(position.EntryPrice.Value))
                .Number(DisplayText.Price(position.MarkPrice.Value))
                .Signed(DisplayText.SignedValue(position.UnrealisedProfit), (double)position.UnrealisedProfit.Value)
                .Signed(
                    DisplayText.SignedPercent((double)position.ProfitPercentage / 100d),
                    (double)position.ProfitPercentage)
                .EndRow();
        }

        table.End();
        if (positions.Length > PositionsMax)
        {
            html.Leaf(
                "p", $"{PositionsMax} of {DisplayText.Count(positions.Length)} positions are shown.",
                ("class", "caption"));
        }
    }
}
