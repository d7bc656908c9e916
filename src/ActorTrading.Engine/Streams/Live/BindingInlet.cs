using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules.RuleSets;

namespace ActorTrading.Engine.Streams.Live;

/// <summary>
/// What entities and advisers tell the market thread: of each portfolio and each symbol only the latest waits, in the
/// order in which they came to wait. So it never holds more than there are portfolios and symbols.
/// </summary>
internal sealed class BindingInlet(LoopSignal signal)
{
    private readonly Lock _gate = new();
    private Waiting _waiting = new();
    private Waiting _spare = new();
    private bool _hasWaiting;

    public bool HasWaiting => Volatile.Read(ref _hasWaiting);

    public void Put(Portfolio portfolio)
    {
        lock (_gate)
        {
            var known = _waiting.Portfolios.GetValueOrDefault(portfolio.Id);
            _waiting.Portfolios[portfolio.Id] = known with { Portfolio = portfolio };
            _hasWaiting = true;
        }

        signal.Raise();
    }

    public void Put(RuleSet rules)
    {
        lock (_gate)
        {
            var known = _waiting.Portfolios.GetValueOrDefault(rules.Portfolio);
            _waiting.Portfolios[rules.Portfolio] = known with { Rules = rules };
            _hasWaiting = true;
        }

        signal.Raise();
    }

    public void Put(Symbol symbol, Advice advice)
    {
        lock (_gate)
        {
            _waiting.Advice[symbol] = advice;
            _hasWaiting = true;
        }

        signal.Raise();
    }

    /// <summary>Hands out what waits. It is the caller's until the next call.</summary>
    public Waiting Take()
    {
        _spare.Clear();
        lock (_gate)
        {
            (_waiting, _spare, _hasWaiting) = (_spare, _waiting, false);
        }

        return _spare;
    }

    /// <summary>The latest of a portfolio's books and rules; null where they have not changed.</summary>
    internal readonly record struct Change(Portfolio? Portfolio, RuleSet? Rules);

    internal sealed class Waiting
    {
        public OrderedDictionary<PortfolioId, Change> Portfolios { get; } = [];

        public OrderedDictionary<Symbol, Advice> Advice { get; } = [];

        public void Clear()
        {
            Portfolios.Clear();
            Advice.Clear();
        }
    }
}
