using ActorTrading.Domain.Recommendations;
using ActorTrading.Domain.Time;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Documentation;
using ActorTrading.Host.Http.Json;
using ActorTrading.Host.Http.Operations;
using ActorTrading.Host.Http.Paging;
using ActorTrading.Host.Http.Trading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http.Recommendations;

/// <summary>Advice: what a service posts, and the latest on each market. All portfolios' rules see it.</summary>
internal sealed class RecommendationsModule(TradingParts parts) : IEndpointModule
{
    private const string LatestList = "recommendations";

    public void Map(IEndpointRouteBuilder routes)
    {
        var recommendations = routes.MapGroup("/recommendations").WithTags("Recommendations");
        recommendations.MapPost("", Post)
            .Needs(Permission.PostRecommendations, PortfolioScope.Node)
            .WithName("post_recommendation").WithSummary("Give advice on a market, in place of what was given before")
            .Answers<RecommendationAnswer>(StatusCodes.Status201Created);
        recommendations.MapGet("", Latest)
            .Needs(Permission.ReadTrading, PortfolioScope.Shared)
            .WithName("list_recommendations").WithSummary("List the latest advice on each market, or on one")
            .Answers<Page<RecommendationAnswer>>();
    }

    private async Task<IResult> Post(Body<NewRecommendation> body, Operation operation)
    {
        var now = Timestamp.From(parts.Time.GetUtcNow());
        var advice = body.Value.ToRecommendation(operation, now);
        operation.Record.Target = $"recommendation {advice.Id} on {advice.Symbol}";
        operation.Record.After = $"{advice.Rating.Text()} at {advice.Confidence} until {advice.ExpiresAt}";
        await operation.Do(parts.Recommendations, new RecommendationCommand.Post(advice, now))
            .ConfigureAwait(false);
        return TypedResults.Created(
            $"/recommendations?symbol={advice.Symbol}", RecommendationAnswer.Of(advice, now));
    }

    private async Task<Page<RecommendationAnswer>> Latest(string? symbol, PageQuery page, EntityAsking asking)
    {
        var now = Timestamp.From(parts.Time.GetUtcNow());
        var list = $"{LatestList} {symbol}";
        var after = parts.Cursors.Read(list, page.Cursor);
        var feed = await asking.State<RecommendationFeed>(parts.Recommendations).ConfigureAwait(false);
        var found = feed.Latest.Values
            .Where(r => symbol is null || r.Symbol.Value == symbol)
            .Where(r => after is null || string.CompareOrdinal(r.Symbol.Value, after) > 0)
            .Take(page.Limit + 1)
            .Select(r => RecommendationAnswer.Of(r, now))
            .ToArray();
        return page.PageOf(found, r => parts.Cursors.Of(list, r.Symbol));
    }
}
