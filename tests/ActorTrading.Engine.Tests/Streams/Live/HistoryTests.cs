using System.Collections.Immutable;
using ActorTrading.Actors.Scheduling;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Compilation;
using ActorTrading.Domain.Rules.Fields;
using ActorTrading.Domain.Sessions;
using ActorTrading.Engine.MarketData;
using ActorTrading.Engine.Streams;
using ActorTrading.Engine.Streams.Live;
using ActorTrading.Simulation.MarketData.Synthetic;

namespace ActorTrading.Engine.Tests.Streams.Live;

/// <summary>
/// A rule that comes late sees what it would have seen had it been there all along: indicators, bars that are not over
/// and correlations.
/// </summary>
public sealed class HistoryTests
{
    private static readonly Timeframe Minute = Timeframe.OfMinutes(1);
    private static readonly int[] Minutes = [5, 10, 15, 60];
    private static readonly string[] Names = ["close", "high", "volume", "sma", "ema"];

    [Theory]
    [InlineData(SyntheticDetail.Bars, EvaluationMode.EveryTick, 37)]
    [InlineData(SyntheticDetail.Bars, EvaluationMode.EveryTick, 301)]
    [InlineData(SyntheticDetail.Bars, EvaluationMode.BarClose, 302)]
    [InlineData(SyntheticDetail.Ticks, EvaluationMode.EveryTick, 2_000)]
    [InlineData(SyntheticDetail.Ticks, EvaluationMode.BarClose, 2_003)]
    public void A_late_rule_sees_what_an_early_one_sees(SyntheticDetail detail, EvaluationMode mode, int lateBy)
    {
        var (early, late) = Look(Record(detail), mode, lateBy, restartAt: null);

        AssertSame(early, late);
        Assert.All(late.Values, v => Assert.Equal(Availability.Present, v.Availability));
    }

    [Fact]
    public void After_a_failure_everything_is_as_if_there_had_been_none()
    {
        var events = Record(SyntheticDetail.Bars);
        var (undisturbed, _) = Look(events, EvaluationMode.EveryTick, lateBy: 300, restartAt: null);

        var (restarted, late) = Look(events, EvaluationMode.EveryTick, lateBy: 300, restartAt: 400);

        AssertSame(undisturbed, restarted);
        AssertSame(undisturbed, late);
    }

    [Fact]
    public void Prices_from_before_the_start_are_known_with_their_time()
    {
        var events = Record(SyntheticDetail.Bars);
        var history = new RecentBars(Feeds(SyntheticDetail.Bars));
        foreach (ref readonly var e in events.AsSpan())
        {
            history.OnMarket(e);
        }

        using var loop = new MarketLoop(Options(SyntheticDetail.Bars, new Looker()) with { History = history });
        loop.Start();

        var last = events.Last(e => e.Instrument == 0);
        Assert.Equal(last.Close, loop.Marks.MarkOf(LoopLab.BtcSymbol)?.Price.Value);
        Assert.Equal(last.Time, loop.Marks.MarkOf(LoopLab.BtcSymbol)?.At);
    }

    private static void AssertSame(MarketSnapshot expected, MarketSnapshot actual)
    {
        Assert.Equal(expected.At, actual.At);
        Assert.Equal(expected.Reference, actual.Reference);
        Assert.Equal(
            expected.Values.Select(v => (v.Number, v.Previous, v.AsOf)),
            actual.Values.Select(v => (v.Number, v.Previous, v.AsOf)));
        Assert.Equal(
            expected.Correlations.Select(c => (c.Symbol, Math.Round(c.Value, 12))),
            actual.Correlations.Select(c => (c.Symbol, Math.Round(c.Value, 12))));
        Assert.NotEmpty(actual.Correlations);
    }

    private static (MarketSnapshot Early, MarketSnapshot Late) Look(
        ImmutableArray<MarketEvent> events, EvaluationMode mode, int lateBy, int? restartAt)
    {
        var detail = events.Any(e => e.Kind == MarketEventKind.Bar) ? SyntheticDetail.Bars : SyntheticDetail.Ticks;
        var (looker, handled) = (new Looker(), 0);
        var options = Options(detail, looker) with
        {
            History = new RecentBars(Feeds(detail)),
            Taps = [new Saboteur(() => ++handled == restartAt)],
        };
        using var loop = new MarketLoop(options);
        var inlet = loop.OpenInlet(InletPolicy.Wait);
        loop.StartEvaluating();
        Watch(loop, "early", mode);
        for (var i = 0; i < events.Length; i++)
        {
            if (i == lateBy)
            {
                Watch(loop, "late", mode);
            }

            LoopLab.Push(inlet, events[i]);
            loop.RunUntilIdle();
        }

        return (looker.Last["early"], looker.Last["late"]);
    }

    private static void Watch(MarketLoop loop, string id, EvaluationMode mode)
    {
        var portfolio = LoopLab.Running(id, LoopLab.BtcSymbol, LoopLab.EthSymbol);
        var session = portfolio.Session.Config! with
        {
            Evaluation = mode,
            DefaultTimeframe = mode == EvaluationMode.BarClose ? Timeframe.OfMinutes(5) : Minute,
        };
        loop.Changed(LoopLab.Rules(id, new Condition.All(
        [
            PipelineLab.Compare("price", ComparisonOperator.GreaterThan, 500_000),
            new Condition.Any([.. Fields().Select(f => new Condition.Comparison(
                f, ComparisonOperator.GreaterThan, new Operand.Number(-1e9)))]),
        ])));
        loop.Changed(portfolio with { Session = portfolio.Session with { Config = session } }, []);
    }

    private static IEnumerable<FieldRef> Fields() =>
        from length in Minutes
        from name in Names
        select FieldCatalogue.Get(name).Reference(
            name.EndsWith("ma", StringComparison.Ordinal) ? new Dictionary<string, double> { ["period"] = 3 } : [],
            timeframe: Timeframe.OfMinutes(length));

    // The last event makes the rule true, at the end of an hour.
    private static ImmutableArray<MarketEvent> Record(SyntheticDetail detail)
    {
        var options = new SyntheticOptions
        {
            Detail = detail,
            TickInterval = TimeSpan.FromSeconds(5),
            Length = TimeSpan.FromHours(6),
        };
        using var market = new SyntheticMarket(options);
        var events = ImmutableArray.CreateBuilder<MarketEvent>();
        while (market.MoveNext())
        {
            events.Add(market.Current);
        }

        var end = options.Start + options.Length;
        for (var minute = 1; minute <= 60; minute++)
        {
            var at = end + TimeSpan.FromMinutes(minute);
            var price = minute == 60 ? 1_000_000m : 100m;
            events.Add(detail == SyntheticDetail.Bars
                ? MarketEvent.Bar(0, at, Minute, new OhlcvValues(price, price, price, price, 1m))
                : MarketEvent.Trade(0, minute == 60 ? at - TimeSpan.FromTicks(1) : at, price, 1m, Side.Buy));
        }

        if (detail == SyntheticDetail.Ticks)
        {
            events.Add(MarketEvent.Trade(0, end + TimeSpan.FromHours(1), 1_000_000m, 1m, Side.Buy));
        }

        return events.DrainToImmutable();
    }

    private static ImmutableArray<MarketFeed> Feeds(SyntheticDetail detail) =>
    [
        .. LoopLab.Feeds.Select(f => f with
        {
            Timeframe = detail == SyntheticDetail.Bars ? Minute : Timeframe.Tick,
        }),
    ];

    private static MarketLoopOptions Options(SyntheticDetail detail, Looker looker) => new()
    {
        Feeds = Feeds(detail),
        Sink = looker,
        Time = new DeterministicScheduler(seed: 1, LoopLab.Start.ToDateTimeOffset()).Time,
    };

    private sealed class Looker : IEvaluationSink
    {
        public Dictionary<string, MarketSnapshot> Last { get; } = [];

        public void Evaluate(PortfolioId portfolio, CompiledRuleSet rules, MarketSnapshot market) =>
            Last[portfolio.Value] = market;

        public void Mark(PortfolioId portfolio, MarkSnapshot marks)
        {
        }
    }

    private sealed class Saboteur(Func<bool> fails) : Ports.IMarketTap
    {
        public void OnMarket(in MarketEvent e)
        {
            if (fails())
            {
                throw new InvalidOperationException("sabotage");
            }
        }
    }
}
