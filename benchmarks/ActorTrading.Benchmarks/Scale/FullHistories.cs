using System.Buffers;
using System.Globalization;
using ActorTrading.Actors.Journals;
using ActorTrading.Actors.Snapshots;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Risk;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Testing.Trading;

namespace ActorTrading.Benchmarks.Scale;

/// <summary>
/// Gives portfolios, by their snapshots, the histories that months of trading leave: as many closed trades, executions
/// and orders as a portfolio remembers at most. A soak begins with them, since memory that fills up to a bound is no
/// leak, and would hide one.
/// </summary>
internal static class FullHistories
{
    private static readonly Timestamp Past = Timestamp.Parse("2025-01-01T00:00:00Z");
    private static readonly Amount Nothing = new(0m, Currency.Usd);

    public static async Task Give(ScaleNode node, int sessions)
    {
        var codec = new PortfolioEntity(node.Engine.Loop.Marks, new PortfolioWatchersList(), TimeProvider.System)
            .Snapshots;
        var bytes = new ArrayBufferWriter<byte>();
        for (var session = 0; session < sessions; session++)
        {
            var view = await node.Look(session);
            bytes.ResetWrittenCount();
            codec.Encode(WithHistory((Portfolio)view.State, session), bytes);
            var state = bytes.WrittenSpan.ToArray();
            await node.Runtime.Stores.Snapshots.Save(new Snapshot
            {
                Entity = view.Entity,
                Sequence = view.Sequence,
                ChainHash = (await node.Runtime.Stores.Journal.Read(view.Entity, view.Sequence, limit: 1))[0].Hash,
                Version = codec.Version,
                State = state,
                StateHash = Digest.Of(state),
            });
        }
    }

    private static Portfolio WithHistory(Portfolio portfolio, int session)
    {
        var symbol = portfolio.Instruments.Keys.First();
        return portfolio with
        {
            ClosedTrades = [.. Enumerable.Range(0, Portfolio.ClosedTradesKept).Select(_ => TradeIn(symbol))],
            ClosedTradeCount = Portfolio.ClosedTradesKept,
            RecentTrades = [.. Enumerable.Range(0, Portfolio.RecentTradesKept).Select(i => IdOf(session, i))],
            RecentOrders = [.. Enumerable.Range(0, Portfolio.RecentOrdersKept).Select(_ => OrderIn(symbol))],
        };
    }

    private static TradeId IdOf(int session, int number) =>
        new(string.Create(CultureInfo.InvariantCulture, $"past-{RunningSessions.IdOf(session)}-{number:D8}"));

    private static ClosedTrade TradeIn(Symbol symbol) => new()
    {
        Symbol = symbol,
        Side = Side.Buy,
        OpenedAt = Past,
        ClosedAt = Past,
        Quantity = new Quantity(1m),
        EntryPrice = new Price(100m),
        ExitPrice = new Price(100m),
        Profit = Nothing,
        Fees = Nothing,
        ProfitRatio = 0m,
        ExitReason = ExitReason.Rule,
        EntryRule = "up",
        ExitRule = "down",
    };

    private static RecentOrder OrderIn(Symbol symbol) => new(
        new OrderSpec { Symbol = symbol, Side = Side.Buy, Type = OrderType.Market, Quantity = new Quantity(1m) }, Past);
}
