using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Portfolios;

namespace ActorTrading.Engine.Halts;

/// <summary>
/// Brings the halts that portfolios know of in line with the switch. What a portfolio is told is read from the switch
/// when it is told, so that a late word is never an old one.
/// </summary>
internal sealed class HaltTeller
{
    private const string Node = "node";

    private readonly EntityHost _host;
    private readonly HaltSwitch _switch;
    private readonly TimeProvider _time;
    private readonly Insistence<(PortfolioId Portfolio, HaltScope Scope)> _telling;

    public HaltTeller(EntityHost host, HaltSwitch halts, TimeProvider time, HaltRetry retry)
    {
        (_host, _switch, _time) = (host, halts, time);
        _telling = new(Attempt, retry);
    }

    /// <summary>Words that have not arrived yet.</summary>
    public int OpenCount => _telling.Open.Count;

    /// <summary>Completes when the portfolio has heard what stands on the scope.</summary>
    public Task Tell(PortfolioId portfolio, HaltScope scope) => _telling.Until((portfolio, scope));

    /// <summary>Tells a portfolio what it does not know, in both directions.</summary>
    public void Compare(Portfolio portfolio)
    {
        var inForce = _switch.InForce;
        if (!portfolio.IsOpen || inForce.Automatic.ContainsKey(AutomaticCause.Starting))
        {
            return;
        }

        var standing = inForce.Standing.Halts;
        foreach (var halt in standing.Raised.Values)
        {
            if (PortfolioRoll.IsWithin(portfolio, halt.Scope) && portfolio.Halts.LevelOf(halt.Scope) < halt.Level)
            {
                _ = Tell(portfolio.Id, halt.Scope);
            }
        }

        foreach (var halt in portfolio.Halts.Raised.Values)
        {
            if (IsOfTheNode(halt.Scope) && standing.LevelOf(halt.Scope) < halt.Level)
            {
                _ = Tell(portfolio.Id, halt.Scope);
            }
        }
    }

    private async ValueTask<string?> Attempt((PortfolioId Portfolio, HaltScope Scope) word)
    {
        foreach (var command in Words(word.Scope))
        {
            var message = new PortfolioMessage.HaltChanged(
                command, _switch.InForce.Standing.Flattening.Contains(word.Scope), Now);
            var result = await _host.Ask(PortfolioEntity.IdOf(word.Portfolio), message).ConfigureAwait(false);
            if (result is not (CommandResult.Accepted or CommandResult.Refused))
            {
                return result.ToString();
            }
        }

        return null;
    }

    // Down to what stands and up to what stands: one of the two changes nothing. A portfolio's own scope is lowered
    // only if somebody has just done so, since its own limits halt it there too.
    private IEnumerable<HaltCommand> Words(HaltScope scope)
    {
        var last = _switch.MarkOf(scope)?.Last;
        var isRaised = _switch.InForce.Standing.Halts.Raised.TryGetValue(scope, out var halt);
        if (last is HaltCommand.Lower || IsOfTheNode(scope))
        {
            yield return last as HaltCommand.Lower ?? new HaltCommand.Lower(
                scope, halt?.Level ?? HaltLevel.None, "no longer stands", Node, Now);
        }

        if (isRaised)
        {
            yield return new HaltCommand.Raise(halt!);
        }
    }

    private static bool IsOfTheNode(HaltScope scope) => scope.Kind != HaltScopeKind.Portfolio;

    private Timestamp Now => Timestamp.From(_time.GetUtcNow());
}
