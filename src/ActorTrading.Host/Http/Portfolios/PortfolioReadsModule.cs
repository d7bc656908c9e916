using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Documentation;
using ActorTrading.Host.Http.Operations;
using ActorTrading.Host.Http.Paging;
using ActorTrading.Host.Http.Trading;
using ActorTrading.Storage.ReadModels.Queries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http.Portfolios;

/// <summary>
/// What is known of portfolios: as they stand now from their entities, what has been from the read models.
/// </summary>
internal sealed class PortfolioReadsModule(TradingParts parts, PortfolioDesk desk) : IEndpointModule
{
    private const string List = "portfolios";
    private const int CurvePoints = 200;

    private readonly PortfolioQueries _queries = new(parts.ReadModels);

    public void Map(IEndpointRouteBuilder routes)
    {
        var portfolios = routes.MapGroup("/portfolios").WithTags("Portfolios");
        portfolios.MapGet("", Portfolios)
            .Needs(Permission.ReadTrading, PortfolioScope.InHandler)
            .WithName("list_portfolios").WithSummary("List the portfolios that the token sees, newest first")
            .Answers<Paging.Page<PortfolioSummary>>();
        portfolios.MapGet("/{id}", Portfolio)
            .Needs(Permission.ReadTrading, PortfolioScope.OfRoute())
            .WithName("get_portfolio").WithSummary("Look at a portfolio at the latest prices")
            .Answers<PortfolioAnswer>();
        portfolios.MapGet("/{id}/positions", Positions)
            .Needs(Permission.ReadTrading, PortfolioScope.OfRoute())
            .WithName("list_positions").WithSummary("List what a portfolio holds, or with status=closed what it held")
            .Answers<Paging.Page<PositionAnswer>>();
        portfolios.MapGet("/{id}/performance", Performance)
            .Needs(Permission.ReadTrading, PortfolioScope.OfRoute())
            .WithName("get_performance").WithSummary("See what a portfolio's trading brought")
            .Answers<PerformanceAnswer>();
    }

    private Paging.Page<PortfolioSummary> Portfolios(PageQuery page, Caller caller)
    {
        var rows = _queries.List(parts.Cursors.Request(List, page));
        var seen = rows with { Items = [.. rows.Items.Where(r => caller.Sees(new(r.Id)))] };
        return parts.Cursors.Answer(List, seen, PortfolioSummary.Of);
    }

    private async Task<PortfolioAnswer> Portfolio(string id, EntityAsking asking)
    {
        var portfolio = await desk.State(new(id), asking).ConfigureAwait(false);
        return PortfolioAnswer.Of(portfolio, desk.View(portfolio));
    }

    private async Task<Paging.Page<PositionAnswer>> Positions(
        string id, string? status, PageQuery page, EntityAsking asking)
    {
        var list = $"positions {id}";
        var filter = new ActivityFilter { Portfolio = id };
        if (status == "closed")
        {
            desk.DemandKnown(new(id));
            return parts.Cursors.Answer(
                list, _queries.Positions(filter, parts.Cursors.Request(list, page), isOpen: false), PositionAnswer.Of);
        }

        var portfolio = await desk.State(new(id), asking).ConfigureAwait(false);
        var rows = _queries.Positions(filter, new PageRequest(PageRequest.LimitMax), isOpen: true).Items
            .ToDictionary(r => r.Symbol, StringComparer.Ordinal);
        var held = desk.View(portfolio).Positions;
        return new([.. held.Select(p => PositionAnswer.Of(p, rows.GetValueOrDefault(p.Symbol.Value)))], null);
    }

    private async Task<PerformanceAnswer> Performance(string id, EntityAsking asking)
    {
        var portfolio = await desk.State(new(id), asking).ConfigureAwait(false);
        return PerformanceAnswer.Of(
            desk.View(portfolio), _queries.Strategy(id), _queries.Equity(id, new PageRequest(CurvePoints)).Items);
    }
}
