using ActorTrading.Domain.Portfolios;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Documentation;
using ActorTrading.Host.Http.Operations;
using ActorTrading.Host.Http.Paging;
using ActorTrading.Host.Http.Trading;
using ActorTrading.Storage.ReadModels.Queries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http.Trades;

/// <summary>What portfolios have traded: <c>/auto-trading/trades</c> of the story.</summary>
internal sealed class TradesModule(TradingParts parts, PortfolioDesk desk) : IEndpointModule
{
    private readonly OrderQueries _orders = new(parts.ReadModels);
    private readonly DecisionQueries _decisions = new(parts.ReadModels);

    private PortfolioScope OfTrade => PortfolioScope.OfOwned((_, id) => desk.Owners.OfOrder(id), UnknownProblems.Trade);

    public void Map(IEndpointRouteBuilder routes)
    {
        var trades = routes.MapGroup("/auto-trading/trades").WithTags("Trades");
        trades.MapGet("/{id}", List)
            .Needs(Permission.ReadTrading, PortfolioScope.OfRoute())
            .WithName("list_trades").WithSummary("List the trades of the portfolio whose id this is, newest first")
            .Answers<Paging.Page<TradeAnswer>>();
        trades.MapGet("/{id}/details", Details)
            .Needs(Permission.ReadTrading, OfTrade)
            .WithName("get_trade_details").WithSummary("See a trade with its history, executions and reasons")
            .Answers<TradeDetails>();
        trades.MapPost("/{id}/cancel", Cancel)
            .Needs(Permission.ControlTrades, OfTrade)
            .WithName("cancel_trade").WithSummary("Ask the venue to cancel what is left of a trade's order")
            .Answers<CancelRequested>(StatusCodes.Status202Accepted);
    }

    private Paging.Page<TradeAnswer> List(string id, [AsParameters] TradeFilter filter, PageQuery page)
    {
        desk.DemandKnown(new(id));
        var list = $"trades {id} {filter}";
        return parts.Cursors.Answer(
            list, _orders.List(filter.On(id), parts.Cursors.Request(list, page)), TradeAnswer.Of);
    }

    private TradeDetails Details(string id) => new()
    {
        Trade = TradeAnswer.Of(_orders.Find(id) ?? throw UnknownProblems.Trade(id).AsException()),
        History = [.. _orders.History(id).Select(TradeStep.Of)],
        Executions = [.. _orders.Executions(id).Select(TradeExecution.Of)],
        Decisions = [.. _decisions.OfOrder(id).Select(TradeDecision.Of)],
    };

    private async Task<IResult> Cancel(string id, string? reason, Operation operation)
    {
        var portfolio = desk.Owners.OfOrder(id) ?? throw UnknownProblems.Trade(id).AsException();
        operation.Record.Target = $"trade {id} of portfolio {portfolio}";
        operation.Record.Reason = reason;
        var accepted = await desk.Do(
            operation, portfolio, new PortfolioCommand.CancelOrder(new(id), operation.By) { At = desk.Now() })
            .ConfigureAwait(false);
        return TypedResults.Accepted(
            $"/auto-trading/trades/{id}/details", new CancelRequested(id, accepted.Sequence));
    }
}
