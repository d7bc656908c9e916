using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Sessions;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Documentation;
using ActorTrading.Host.Http.Operations;
using ActorTrading.Host.Http.Paging;
using ActorTrading.Host.Http.Trading;
using ActorTrading.Storage.ReadModels.Queries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http.Sessions;

/// <summary>
/// What is known of sessions: the latest of a portfolio from its entity, those before from the read models.
/// </summary>
internal sealed class SessionReadsModule(TradingParts parts, PortfolioDesk desk) : IEndpointModule
{
    private readonly PortfolioQueries _queries = new(parts.ReadModels);

    private PortfolioScope OfSession =>
        PortfolioScope.OfOwned((_, id) => desk.Owners.OfSession(id), UnknownProblems.Session);

    public void Map(IEndpointRouteBuilder routes)
    {
        var sessions = routes.MapGroup("/auto-trading/sessions").WithTags("Sessions");
        sessions.MapGet("/{id}", List)
            .Needs(Permission.ReadTrading, PortfolioScope.OfRoute())
            .WithName("list_sessions").WithSummary("List the sessions of the portfolio whose id this is, newest first")
            .Answers<Paging.Page<SessionAnswer>>();
        sessions.MapGet("/{id}/status", Status)
            .Needs(Permission.ReadTrading, OfSession)
            .WithName("get_session_status").WithSummary("See how a session stands")
            .Answers<SessionAnswer>();
        sessions.MapGet("/{id}/performance", Performance)
            .Needs(Permission.ReadTrading, OfSession)
            .WithName("get_session_performance").WithSummary("See what a session brought")
            .Answers<SessionPerformance>();
    }

    private Paging.Page<SessionAnswer> List(string id, PageQuery page)
    {
        desk.DemandKnown(new(id));
        var list = $"sessions {id}";
        return parts.Cursors.Answer(
            list, _queries.Sessions(id, parts.Cursors.Request(list, page)), SessionAnswer.Of);
    }

    private async Task<SessionAnswer> Status(string id, EntityAsking asking) =>
        (await Find(id, asking).ConfigureAwait(false)).Session;

    private async Task<SessionPerformance> Performance(string id, EntityAsking asking)
    {
        var (session, portfolio) = await Find(id, asking).ConfigureAwait(false);
        var view = portfolio.Session.Id?.Value == id ? desk.View(portfolio) : null;
        return SessionPerformance.Of(session, view, desk.Now());
    }

    private async Task<(SessionAnswer Session, Portfolio Portfolio)> Find(string id, EntityAsking asking)
    {
        var owner = desk.Owners.OfSession(id) ?? throw UnknownProblems.Session(id).AsException();
        var portfolio = await desk.State(owner, asking).ConfigureAwait(false);
        if (portfolio.Session.Id == new SessionId(id))
        {
            return (SessionAnswer.Of(portfolio, portfolio.Session), portfolio);
        }

        var row = _queries.SessionsNamed(id).FirstOrDefault(r => r.PortfolioId == owner.Value)
            ?? throw UnknownProblems.Session(id).AsException();
        return (SessionAnswer.Of(row), portfolio);
    }
}
