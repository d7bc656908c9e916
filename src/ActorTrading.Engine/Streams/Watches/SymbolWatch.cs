using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Fields;
using ActorTrading.Domain.Sizing;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Streams.Triggers;

namespace ActorTrading.Engine.Streams.Watches;

/// <summary>One portfolio's interest in one symbol: its rules there, and whether they want to be looked at.</summary>
internal sealed class SymbolWatch
{
    private readonly ImmutableArray<RuleWatch> _rules;
    private readonly Action<SymbolWatch> _wake;
    private bool _isAwake;
    private bool _awaitsEvent;

    /// <param name="place">Among the session's symbols.</param>
    public SymbolWatch(PortfolioWatch portfolio, SymbolStage stage, int place, Action<SymbolWatch> wake)
    {
        (Portfolio, Stage, Place, _wake) = (portfolio, stage, place, wake);
        var rules = portfolio.Rules;
        _rules =
        [
            .. Enumerable.Range(0, rules.Rules.Length)
                .Where(i => rules.Rules[i].IsActive && rules.Rules[i].AppliesTo(stage.Instrument.Symbol))
                .Select(i => new RuleWatch(this, rules.Rules[i], rules.NormalFormOf(i))),
        ];
        Volatility = SizesByVolatility(rules.Rules) ? VolatilityOf(stage, portfolio.Session.DefaultTimeframe) : null;
    }

    /// <summary>Null where no rule sizes by volatility.</summary>
    public VolatilityReader? Volatility { get; }

    public PortfolioWatch Portfolio { get; }

    public SymbolStage Stage { get; }

    /// <summary>Symbols of one portfolio that are woken together are looked at in this order.</summary>
    public int Place { get; }

    public Timestamp? PositionOpenedAt => Portfolio.OpenedAt(Symbol);

    public Symbol Symbol => Stage.Instrument.Symbol;

    public TriggerNetwork Network => Stage.Network;

    /// <summary>When the queue of looks holds it; null while it is not there.</summary>
    public Timestamp? QueuedLook { get; set; }

    public ImmutableArray<RuleWatch> Rules => _rules;

    public void Wake()
    {
        if (!_isAwake)
        {
            _isAwake = true;
            _wake(this);
        }
    }

    public void Sleep() => _isAwake = false;

    /// <summary>Looks again with the next event of the symbol, whatever it brings.</summary>
    public void LookAgain()
    {
        if (!_awaitsEvent)
        {
            _awaitsEvent = true;
            Stage.WakeWithNext(this);
        }
    }

    /// <summary>The event that was waited for has come.</summary>
    public void EventCame()
    {
        _awaitsEvent = false;
        Wake();
    }

    /// <summary>Whether the books, as the stream knows them, leave it open that one of its rules has turned.</summary>
    public bool CanHaveTurned(Timestamp now)
    {
        var books = Portfolio.BooksOn(Symbol, now);
        foreach (var rule in _rules)
        {
            if (rule.CanHaveTurned(books))
            {
                return true;
            }
        }

        return false;
    }

    public void LedgerChanged()
    {
        foreach (var rule in _rules)
        {
            rule.LedgerChanged();
        }
    }

    public void CorrelationsMoved()
    {
        foreach (var rule in _rules)
        {
            rule.CorrelationsMoved();
        }
    }

    public void AdviceMoved()
    {
        foreach (var rule in _rules)
        {
            rule.AdviceMoved();
        }
    }

    public void Observe(Func<RuleId, Symbol, RuleArming> armings)
    {
        foreach (var rule in _rules)
        {
            rule.Observe(armings(rule.RuleId, Symbol));
        }
    }

    public Timestamp? NextLook(Timestamp now)
    {
        Timestamp? next = null;
        foreach (var rule in _rules)
        {
            next = rule.NextLook(now) is { } look && (next is null || look < next) ? look : next;
        }

        return next;
    }

    public void Detach()
    {
        foreach (var rule in _rules)
        {
            rule.Detach();
        }
    }

    private static bool SizesByVolatility(ImmutableArray<Rule> rules) =>
        rules.SelectMany(rule => rule.Actions).Any(action => action
            is RuleAction.Buy { Sizing: SizingMethod.VolatilityTarget }
            or RuleAction.Sell { Sizing: SizingMethod.VolatilityTarget });

    private static VolatilityReader VolatilityOf(SymbolStage stage, Timeframe timeframe)
    {
        var field = FieldCatalogue.Get("volatility").Reference(timeframe: timeframe);
        return new VolatilityReader(stage.SignalFor(field), timeframe);
    }
}
