using System.Net;
using ActorTrading.Domain.Access;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Host.Http.Problems;
using Microsoft.AspNetCore.Http;

namespace ActorTrading.Host.Http.Access;

/// <summary>Who makes a request, as shown by a token.</summary>
public sealed record Caller(AccessToken Token, IPAddress Address)
{
    public Role Role => Token.Role;

    public TokenScope Scope => Token.Scope;

    public bool May(Permission permission) => Role >= permission.LeastRole();

    /// <summary>Whether the portfolio exists for this caller. A filter for lists.</summary>
    public bool Sees(PortfolioId portfolio) => Scope.Covers(portfolio);

    /// <summary>Ends the request as if the portfolio did not exist, where it does not for this caller.</summary>
    public void Demand(PortfolioId portfolio)
    {
        if (!Sees(portfolio))
        {
            throw UnknownProblems.Portfolio(portfolio.Value).AsException();
        }
    }

    /// <summary>Ends the request unless the caller's token covers everything.</summary>
    public void DemandEverything()
    {
        if (!Scope.IsEverything)
        {
            throw Problem.Forbidden(
                ProblemCodes.ScopeTooNarrow, "This concerns all portfolios, and the token only some.").AsException();
        }
    }

    /// <summary>For the framework: gives handlers the caller as a parameter.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context) => ValueTask.FromResult<Caller?>(context.Caller());
}

public static class Callers
{
    /// <summary>Who makes the request; an endpoint that is open to all has nobody to ask for.</summary>
    public static Caller Caller(this HttpContext context) => context.Features.Get<Caller>()
        ?? throw new InvalidOperationException("Nobody was let in for this request; declare what the endpoint needs.");
}
