using System.Collections.Immutable;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Compilation;
using ActorTrading.Domain.Rules.RuleSets;
using ActorTrading.Domain.Sessions;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.RuleSets;
using ActorTrading.Engine.Streams;

namespace ActorTrading.Engine.Processes;

/// <summary>
/// Keeps the stream's view of each portfolio in step with its session, its rules and its books: a portfolio is watched
/// while its session is active, with the rules as they stand.
/// </summary>
public sealed class StreamBinding(MarketPipeline pipeline) : IPortfolioWatchers, IRuleSetWatchers
{
    private readonly Dictionary<PortfolioId, Bound> _bound = [];
    private MarketPipeline _pipeline = pipeline;

    public void Changed(Portfolio portfolio, IReadOnlyList<PortfolioEvent> events)
    {
        var bound = Of(portfolio.Id);
        var session = portfolio.Session.IsActive ? portfolio.Session.Config : null;

        // Before its scheduled start a session only warms up: what is true when it starts must be looked at then.
        var hasStarted = bound.Phase == SessionPhase.Scheduled && portfolio.Session.Phase != bound.Phase;
        var mustBind = hasStarted || session != bound.Session;
        bound.Portfolio = session is null ? null : portfolio;
        (bound.Session, bound.Phase) = (session, portfolio.Session.Phase);
        if (mustBind)
        {
            Bind(bound);
        }
        else if (session is not null)
        {
            _pipeline.Observe(portfolio.Id, PortfolioStandings.Of(portfolio));
        }
    }

    public void Changed(RuleSet rules)
    {
        var bound = Of(rules.Portfolio);
        bound.Rules = [.. rules.Rules.Values.Where(r => r.IsActive)];
        if (bound.Session is not null)
        {
            Bind(bound);
        }
    }

    /// <summary>Goes on with a fresh pipeline: every portfolio is watched there as it was.</summary>
    /// <param name="onRefused">Told of a portfolio that cannot be watched; the others are.</param>
    public void MoveTo(MarketPipeline fresh, Action<PortfolioId, Exception> onRefused)
    {
        _pipeline = fresh;
        foreach (var bound in _bound.Values)
        {
            try
            {
                Bind(bound);
            }
#pragma warning disable CA1031 // One portfolio that cannot be bound must not take the others with it.
            catch (Exception cause)
#pragma warning restore CA1031
            {
                onRefused(bound.Id, cause);
            }
        }
    }

    private void Bind(Bound bound)
    {
        if (bound.Session is not { } session || bound.Portfolio is not { } portfolio)
        {
            _pipeline.Unbind(bound.Id);
            return;
        }

        var rules = CompiledRuleSet.Compile(bound.Rules, session.DefaultTimeframe);
        _pipeline.Bind(new PortfolioBinding(bound.Id, rules, session), PortfolioStandings.Of(portfolio));
    }

    private Bound Of(PortfolioId id)
    {
        if (!_bound.TryGetValue(id, out var bound))
        {
            bound = new Bound(id);
            _bound.Add(id, bound);
        }

        return bound;
    }

    private sealed class Bound(PortfolioId id)
    {
        public PortfolioId Id => id;

        public Portfolio? Portfolio { get; set; }

        public SessionConfig? Session { get; set; }

        public SessionPhase Phase { get; set; }

        public ImmutableArray<Rule> Rules { get; set; } = [];
    }
}
