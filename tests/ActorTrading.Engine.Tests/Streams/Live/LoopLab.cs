using System.Collections.Immutable;
using ActorTrading.Actors.Scheduling;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Compilation;
using ActorTrading.Domain.Rules.RuleSets;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Streams;
using ActorTrading.Engine.Streams.Live;

namespace ActorTrading.Engine.Tests.Streams.Live;

/// <summary>A live stream of two symbols on ticks, driven by the test, and everything that comes out of it.</summary>
internal sealed class LoopLab : IEvaluationSink, IMarketTap, IDisposable
{
    public const int Btc = 0;
    public const int Eth = 1;
    public static readonly Symbol BtcSymbol = Symbol.Of("BTC-USD");
    public static readonly Symbol EthSymbol = Symbol.Of("ETH-USD");
    public static readonly Timestamp Start = Timestamp.Parse("2026-02-02T10:00:30Z");

    private readonly DeterministicScheduler _scheduler = new(seed: 1, Start.ToDateTimeOffset());

    public LoopLab(Func<MarketLoopOptions, MarketLoopOptions>? change = null)
    {
        var options = new MarketLoopOptions
        {
            Feeds = Feeds,
            Sink = this,
            Time = _scheduler.Time,
            Wall = _scheduler.Time,
            Taps = [this],
            QueueCapacity = 8,
            OnDefect = Defects.Add,
            OnDataAge = Ages.Add,
        };
        Loop = new MarketLoop(change?.Invoke(options) ?? options);
        Inlet = Loop.OpenInlet(InletPolicy.Wait);
    }

    public static ImmutableArray<MarketFeed> Feeds { get; } =
        [.. new[] { BtcSymbol, EthSymbol }.Select(s => new MarketFeed(InstrumentOf(s), Timeframe.Tick))];

    public MarketLoop Loop { get; }

    public IMarketInlet Inlet { get; }

    public Timestamp Now => Timestamp.From(_scheduler.Time.GetUtcNow());

    /// <summary>Prices at which rules were to be looked at, with the portfolio.</summary>
    public List<(string Portfolio, decimal Price)> Looks { get; } = [];

    public List<MarketEvent> Tapped { get; } = [];

    public List<MarketDefect> Defects { get; } = [];

    public List<DataAge> Ages { get; } = [];

    /// <summary>What the sink or a tap does besides writing down.</summary>
    public Action<decimal> OnLook { get; set; } = static _ => { };

    public Action<MarketEvent> OnTap { get; set; } = static _ => { };

    /// <summary>Open, listed and running, with nothing held.</summary>
    public static Portfolio Running(string id, params ReadOnlySpan<Symbol> symbols)
    {
        var session = new SessionConfig
        {
            Name = id,
            Symbols = symbols.IsEmpty ? [BtcSymbol] : [.. symbols],
            DefaultTimeframe = Timeframe.OfMinutes(1),
            Evaluation = EvaluationMode.EveryTick,
        };
        var portfolio = Do(
            PortfolioDecider.Initial(new(id)),
            new PortfolioCommand.Open(id, Currency.Usd, new("sim")) { At = Start },
            new PortfolioCommand.Deposit(new Amount(1_000m, Currency.Usd)) { At = Start });
        portfolio = Do(
            portfolio,
            [
                .. session.Symbols.Where(s => Feeds.Any(f => f.Instrument.Symbol == s))
                    .Select(s => new PortfolioCommand.ListInstrument(InstrumentOf(s)) { At = Start }),
            ]);
        return portfolio with
        {
            Session = portfolio.Session with { Phase = SessionPhase.Running, Config = session },
        };
    }

    public static Portfolio Stopped(Portfolio portfolio) =>
        portfolio with { Session = portfolio.Session with { Phase = SessionPhase.Stopped } };

    /// <summary>The one rule "r".</summary>
    public static RuleSet Rules(string portfolio, Condition condition) => RuleSet.Initial(new(portfolio)) with
    {
        Rules = ImmutableSortedDictionary<RuleId, Rule>.Empty.Add(new("r"), new Rule
        {
            Id = new("r"),
            Version = 1,
            Name = "r",
            Type = RuleType.Risk,
            Conditions = new([condition]),
            Actions = [new RuleAction.Notify("x")],
            CreatedAt = Start,
        }),
    };

    public void Watch(Portfolio portfolio, Condition condition)
    {
        Loop.Changed(Rules(portfolio.Id.Value, condition));
        Loop.Changed(portfolio, []);
    }

    public MarketEvent Trade(decimal price, int instrument = Btc) =>
        MarketEvent.Trade(instrument, Now, price, 1m, Side.Buy);

    public MarketEvent Quote(decimal bid, int instrument = Btc) =>
        MarketEvent.Quote(instrument, Now, new QuoteValues(bid, 1m, bid + 1m, 1m));

    /// <summary>Pushes events and has them handled.</summary>
    public void Play(params ReadOnlySpan<decimal> prices)
    {
        foreach (var price in prices)
        {
            Pass(TimeSpan.FromMilliseconds(100));
            Push(Inlet, Trade(price));
            Loop.RunUntilIdle();
        }
    }

    /// <summary>Pushes where there is room.</summary>
    public static void Push(IMarketInlet inlet, params ReadOnlySpan<MarketEvent> events)
    {
        foreach (ref readonly var e in events)
        {
            Assert.True(inlet.Push(e, TestContext.Current.CancellationToken).AsTask().IsCompletedSuccessfully);
        }
    }

    public void Pass(TimeSpan time) => _scheduler.AdvanceTo((Now + time).ToDateTimeOffset());

    public void Evaluate(PortfolioId portfolio, CompiledRuleSet rules, MarketSnapshot market)
    {
        Looks.Add((portfolio.Value, market.Reference.Value));
        OnLook(market.Reference.Value);
    }

    public void Mark(PortfolioId portfolio, MarkSnapshot marks)
    {
    }

    public void OnMarket(in MarketEvent e)
    {
        Tapped.Add(e);
        OnTap(e);
    }

    public void Dispose() => Loop.Dispose();

    private static Instrument InstrumentOf(Symbol symbol) => new()
    {
        Symbol = symbol,
        Base = Currency.Of(symbol.Value[..3]),
        Quote = Currency.Usd,
    };

    private static Portfolio Do(Portfolio portfolio, params ReadOnlySpan<PortfolioCommand> commands)
    {
        foreach (var command in commands)
        {
            var decision = PortfolioDecider.Decide(portfolio, command);
            Assert.True(decision.IsAccepted, decision.Refusal?.Message);
            portfolio = decision.Events.Aggregate(portfolio, PortfolioDecider.Evolve);
        }

        return portfolio;
    }
}
