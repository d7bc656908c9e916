using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Positions;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Simulation.Backtests;
using ActorTrading.Simulation.Backtests.Recording;
using static ActorTrading.Simulation.Tests.Backtests.BacktestLab;

namespace ActorTrading.Simulation.Tests.Backtests;

/// <summary>The recorder shares price ranges between positions; this looks at each position after each bar.</summary>
public sealed class ExcursionTests
{
    private const string Pyramid = """
        [
          {"name": "More", "type": "entry", "cooldown": "PERIOD",
           "conditions": [{"field": "close", "operator": "greater_than", "value": {"field": "sma", "period": 4}}],
           "actions": [{"type": "buy", "sizing_method": "percentage", "size_value": 7, "take_profit": 9}]},
          {"name": "Less", "type": "exit",
           "conditions": [{"field": "rsi", "period": 5, "operator": "less_than", "value": 30}],
           "actions": [{"type": "sell", "sizing_method": "full_position"}]}
        ]
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Excursions_equal_those_of_looking_at_each_position_after_each_bar(int seed)
    {
        var market = Walk(hours: 160, seed);
        var setup = Setup(market, [.. Enumerable.Range(1, 4).Select(i => Portfolio(
            Pyramid.Replace("PERIOD", $"{2 * i}h", StringComparison.Ordinal), $"p{i}", BtcSymbol, EthSymbol))]);
        var looker = new Looker();
        using var recorder = new RunRecorder(setup, NoRunLog.Instance, TimeSpan.FromMinutes(1));
        using var backtest = new Backtest(setup with { Watchers = [recorder, looker] });
        foreach (var e in market)
        {
            recorder.OnEvent(e, backtest.Step(e));
            looker.Look(Instruments[e.Instrument].Symbol, e.Low, e.High);
        }

        var trades = recorder.Complete().Trades;
        Assert.InRange(trades.Length, 20, int.MaxValue);
        Assert.Equal(
            looker.Closed,
            trades.Select(t => (
                t.Portfolio!.Value,
                t.Trade.Symbol,
                t.MaxAdverseExcursion!.Value.Value,
                t.MaxFavourableExcursion!.Value.Value)));
    }

    private sealed class Looker : IPortfolioWatchers
    {
        private readonly Dictionary<(PortfolioId, Symbol), (Position Position, decimal Worst, decimal Best)> _held = [];

        public List<(PortfolioId Portfolio, Symbol Symbol, decimal Adverse, decimal Favourable)> Closed { get; } = [];

        public void Changed(Portfolio portfolio, IReadOnlyList<PortfolioEvent> events)
        {
            foreach (var fill in events.OfType<PortfolioEvent.OrderFilled>().Select(e => e.Fill))
            {
                Observe((portfolio.Id, fill.Symbol), fill.Price.Value);
            }

            var mine = _held.Keys.Where(k => k.Item1 == portfolio.Id).ToArray();
            foreach (var key in mine.Where(k => portfolio.Ledger.PositionIn(k.Item2) is null))
            {
                Closed.Add((key.Item1, key.Item2, -_held[key].Worst, _held[key].Best));
                _held.Remove(key);
            }

            foreach (var (symbol, position) in portfolio.Ledger.Positions)
            {
                var known = _held.GetValueOrDefault((portfolio.Id, symbol));
                _held[(portfolio.Id, symbol)] = known with { Position = position };
            }
        }

        public void Look(Symbol symbol, decimal low, decimal high)
        {
            foreach (var key in _held.Keys.Where(k => k.Item2 == symbol).ToArray())
            {
                Observe(key, low);
                Observe(key, high);
            }
        }

        private void Observe((PortfolioId, Symbol) key, decimal price)
        {
            if (_held.TryGetValue(key, out var held))
            {
                var profit = held.Position.UnrealisedProfit(new(price)).Value;
                _held[key] = held with { Worst = Math.Min(held.Worst, profit), Best = Math.Max(held.Best, profit) };
            }
        }
    }
}
