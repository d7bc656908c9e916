using System.Globalization;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Documentation;
using ActorTrading.Host.Http.Paging;
using ActorTrading.Host.Http.Problems;
using ActorTrading.Storage.ReadModels;
using ActorTrading.Storage.ReadModels.Queries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http.Decisions;

/// <summary>Why: the reasoning behind every order and every refusal.</summary>
public sealed class DecisionsModule(ReadModelStore store, Cursors cursors) : IEndpointModule
{
    private readonly DecisionQueries _decisions = new(store);

    public void Map(IEndpointRouteBuilder routes)
    {
        var decisions = routes.MapGroup("/decisions").WithTags("Decisions")
            .Needs(Permission.ReadTrading, PortfolioScope.InHandler);
        decisions.MapGet("", List)
            .WithName("list_decisions")
            .WithSummary("Say why: the decisions on an order, oldest first, or those of a portfolio, newest first")
            .Answers<Paging.Page<DecisionAnswer>>();
        decisions.MapGet("/{id}", Find)
            .WithName("read_decision").WithSummary("Read one decision")
            .Answers<DecisionAnswer>();
    }

    private Ok<Paging.Page<DecisionAnswer>> List([AsParameters] DecisionQuery query, PageQuery page, Caller caller)
    {
        if (query.Order is { } order)
        {
            DecisionRow[] found = [.. _decisions.OfOrder(order).Where(d => caller.Sees(new(d.PortfolioId)))];
            return found.Length == 0
                ? throw UnknownProblems.Trade(order).AsException()
                : TypedResults.Ok(new Paging.Page<DecisionAnswer>([.. found.Select(DecisionAnswer.Of)], null));
        }

        caller.Demand(new(query.Portfolio
            ?? throw Problem.WrongParameter("portfolio", "Name a portfolio or an order.").AsException()));
        var request = new PageRequest(page.Limit, BeforeOf(query, page));
        var rows = query.Refusals == true
            ? _decisions.Refusals(query.Filter(), request, query.Code)
            : _decisions.List(query.Filter(), request, query.Kind, query.Code);
        return TypedResults.Ok(new Paging.Page<DecisionAnswer>(
            [.. rows.Items.Select(DecisionAnswer.Of)],
            rows.Next is { } next
                ? cursors.Of(query.ListName, next.ToString(CultureInfo.InvariantCulture))
                : null));
    }

    private Ok<DecisionAnswer> Find(string id, Caller caller) =>
        _decisions.Find(id) is { } row && caller.Sees(new(row.PortfolioId))
            ? TypedResults.Ok(DecisionAnswer.Of(row))
            : throw Problem.NotFound("decision_unknown", $"There is no decision {id}.").AsException();

    private long? BeforeOf(DecisionQuery query, PageQuery page) =>
        cursors.Read(query.ListName, page.Cursor) is { } position
            ? long.Parse(position, CultureInfo.InvariantCulture)
            : null;
}
