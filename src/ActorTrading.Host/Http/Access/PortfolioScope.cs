using ActorTrading.Domain.Portfolios;
using ActorTrading.Host.Http.Problems;
using Microsoft.AspNetCore.Http;

namespace ActorTrading.Host.Http.Access;

/// <summary>Which portfolios a request concerns, so that the door can hold it to the caller's.</summary>
public sealed class PortfolioScope
{
    private readonly Func<HttpContext, Caller, Problem?> _check;

    private PortfolioScope(Func<HttpContext, Caller, Problem?> check) => _check = check;

    /// <summary>None in particular: the whole node. Only a token that covers everything passes.</summary>
    public static PortfolioScope Node { get; } = new((_, caller) => caller.Scope.IsEverything
        ? null
        : Problem.Forbidden(
            ProblemCodes.ScopeTooNarrow, "This concerns the whole node, and the token only some portfolios."));

    /// <summary>
    /// Found by the handler, from a body or a filter: it calls <see cref="Caller.Demand"/> or filters by
    /// <see cref="Caller.Sees"/>.
    /// </summary>
    public static PortfolioScope InHandler { get; } = new((_, _) => null);

    /// <summary>Nothing that belongs to a portfolio, such as market data: every token passes.</summary>
    public static PortfolioScope Shared { get; } = new((_, _) => null);

    /// <summary>The portfolio whose id stands in the route.</summary>
    public static PortfolioScope OfRoute(string parameter = "id") =>
        new((context, caller) => context.Request.RouteValues[parameter] is string id && caller.Sees(new(id))
            ? null
            : UnknownProblems.Portfolio(context.Request.RouteValues[parameter] as string ?? ""));

    /// <summary>The portfolio of the rule, session or trade whose id stands in the route.</summary>
    /// <param name="owner">Its portfolio; null where there is no such thing.</param>
    /// <param name="unknown">What is said of one that does not exist: also of one of another portfolio.</param>
    public static PortfolioScope OfOwned(
        Func<HttpContext, string, PortfolioId?> owner, Func<string, Problem> unknown, string parameter = "id") =>
        new((context, caller) =>
        {
            var id = context.Request.RouteValues[parameter] as string ?? "";
            return owner(context, id) is { } portfolio && caller.Sees(portfolio) ? null : unknown(id);
        });

    internal Problem? Check(HttpContext context, Caller caller) => _check(context, caller);
}
