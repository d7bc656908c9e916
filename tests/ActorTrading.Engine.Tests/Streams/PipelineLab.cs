using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Compilation;
using ActorTrading.Domain.Rules.Fields;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Streams;

namespace ActorTrading.Engine.Tests.Streams;

/// <summary>A pipeline with one symbol on ticks, and what it finds worth a portfolio's attention.</summary>
internal sealed class PipelineLab : IEvaluationSink
{
    public static readonly Symbol Btc = Symbol.Of("BTC-USD");
    public static readonly Timestamp Start = Timestamp.Parse("2026-02-02T10:00:30Z");

    private static readonly Instrument Market = new()
    {
        Symbol = Btc,
        Base = Currency.Of("BTC"),
        Quote = Currency.Usd,
    };

    public PipelineLab() => Pipeline = new([new MarketFeed(Market, Timeframe.Tick)], this);

    public MarketPipeline Pipeline { get; }

    public Timestamp Now { get; private set; } = Start;

    /// <summary>Times at which rules were asked to be looked at.</summary>
    public List<Timestamp> Looks { get; } = [];

    public int Marked { get; private set; }

    public static PortfolioStanding Standing(params ImmutableArray<HeldPosition> positions) => new()
    {
        Constant = 1_000m,
        FreeCash = 1_000m,
        PeakEquity = 1_000m,
        DayStartEquity = 1_000m,
        Positions = positions,
        Armings = (_, _) => RuleArming.Armed,
        LedgerVersion = positions.Length + 1,
    };

    public static HeldPosition Held(Side side) => new()
    {
        Symbol = Btc,
        Side = side,
        Slope = side.Sign(),
        Entry = new Price(100m),
        Best = new Price(100m),
        OpenedAt = Start,
        IsTrailed = true,
    };

    public static Condition.Comparison Compare(string field, ComparisonOperator comparing, double value) =>
        new(FieldCatalogue.Get(field).Reference(), comparing, new Operand.Number(value));

    public void Evaluate(PortfolioId portfolio, CompiledRuleSet rules, MarketSnapshot market) => Looks.Add(market.At);

    public void Mark(PortfolioId portfolio, MarkSnapshot marks) => Marked++;

    public void Bind(string id, Condition condition, PortfolioStanding? standing = null, TimeSpan? cooldown = null)
    {
        var rule = new Rule
        {
            Id = new("r"),
            Version = 1,
            Name = "r",
            Type = RuleType.Risk,
            Conditions = new([condition]),
            Actions = [new RuleAction.Notify("x")],
            Cooldown = cooldown,
            CreatedAt = Start,
        };
        var session = new SessionConfig
        {
            Name = "s",
            Symbols = [Btc],
            DefaultTimeframe = Timeframe.OfMinutes(1),
            Evaluation = EvaluationMode.EveryTick,
        };
        var rules = CompiledRuleSet.Compile([rule], session.DefaultTimeframe);
        Pipeline.Bind(new PortfolioBinding(new(id), rules, session), standing ?? Standing());
    }

    public void Trade(decimal price, TimeSpan? after = null)
    {
        Now += after ?? TimeSpan.FromMilliseconds(100);
        Pipeline.OnMarket(MarketEvent.Trade(0, Now, price, 1m, Side.Buy));
    }

    public void Bar(decimal high, decimal low, decimal? close = null)
    {
        Now += TimeSpan.FromMinutes(1);
        Pipeline.OnMarket(MarketEvent.Bar(0, Now, Timeframe.OfMinutes(1), new(low, high, low, close ?? high, 1m)));
    }

    public decimal? Best(string portfolio) => Pipeline.MarksOf(new(portfolio), Now).Of(Btc)?.BestSinceOpen?.Value;
}
