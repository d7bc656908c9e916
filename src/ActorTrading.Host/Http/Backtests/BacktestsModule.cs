using System.Globalization;
using System.Text.Json;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Documentation;
using ActorTrading.Host.Http.Paging;
using ActorTrading.Host.Http.Problems;
using ActorTrading.Storage.Backtests;
using ActorTrading.Storage.ReadModels.Queries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http.Backtests;

/// <summary>Results of back-tests that were kept in the node's data folder (<c>backtest --keep-in</c>).</summary>
public sealed class BacktestsModule(BacktestResultStore store, Cursors cursors) : IEndpointModule
{
    private const string ListName = "backtests";

    public void Map(IEndpointRouteBuilder routes)
    {
        var results = routes.MapGroup("/backtests").WithTags("Backtests")
            .Needs(Permission.ReadTrading, PortfolioScope.Shared);
        results.MapGet("", List)
            .WithName("list_backtests").WithSummary("List the back-tests that were kept, the latest first")
            .Answers<Paging.Page<BacktestAnswer>>();
        results.MapGet("/{id}", Find)
            .WithName("read_backtest").WithSummary("Read everything that there is to say of a back-test")
            .Answers<BacktestAnswer>();
    }

    private Ok<Paging.Page<BacktestAnswer>> List(PageQuery page)
    {
        long? before = cursors.Read(ListName, page.Cursor) is { } position
            ? long.Parse(position, CultureInfo.InvariantCulture)
            : null;
        var rows = store.List(new PageRequest(page.Limit, before));
        return TypedResults.Ok(new Paging.Page<BacktestAnswer>(
            [.. rows.Items.Select(BacktestAnswer.Of)],
            rows.Next is { } next ? cursors.Of(ListName, next.ToString(CultureInfo.InvariantCulture)) : null));
    }

    private Ok<BacktestAnswer> Find(string id) => store.Find(id) is { } row
        ? TypedResults.Ok(BacktestAnswer.Of(row) with { Summary = JsonElement.Parse(row.Summary) })
        : throw Problem.NotFound("backtest_unknown", $"There is no back-test {id}.").AsException();
}
