using System.Text.Json;
using ActorTrading.Domain.Rules.Json;
using ActorTrading.Domain.Strategies;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Documentation;
using ActorTrading.Host.Http.Json;
using ActorTrading.Host.Http.Operations;
using ActorTrading.Host.Http.Problems;
using ActorTrading.Host.Http.Trading;
using ActorTrading.Simulation.Backtests;
using ActorTrading.Storage.ReadModels.Queries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http.Rules.DryRuns;

/// <summary>Rules before anybody trades by them: whether they are right, and what they would have done.</summary>
internal sealed class RuleTestsModule(TradingParts parts, PortfolioDesk desk) : IEndpointModule
{
    private const string RuleSample =
        """
        {"name":"Rebound","type":"entry",
         "conditions":[{"field":"rsi","period":14,"operator":"crosses_above","value":30}],
         "actions":[{"type":"buy","sizing_method":"percentage","size_value":5,"stop_loss":3}]}
        """;

    private const string TestSample =
        $$"""
        {"symbol":"BTC-USD","timeframe":"1m","strategy":{{RuleSample}},
         "bars":[{"time":"2026-01-05T00:00:00Z","open":100,"high":101,"low":99.5,"close":100.5,"volume":3},
                 {"time":"2026-01-05T00:01:00Z","open":100.5,"high":102,"low":100,"close":101.5,"volume":2}]}
        """;

    private readonly LongWork _work = new(
        DryRunLimits.AtOnceMax, "dry_run_under_way", "A dry run is under way on this node; ask again.");

    private readonly DryRunHistory _history = new(parts.History, new PortfolioQueries(parts.ReadModels));

    public void Map(IEndpointRouteBuilder routes)
    {
        var rules = routes.MapGroup("/auto-trading/rules").WithTags("Rules");
        rules.MapPost("/validate", Validate)
            .Needs(Permission.ReadTrading, PortfolioScope.Shared)
            .WithName("validate_rules")
            .WithSummary("Say everything that is wrong with a rule, a list of rules or a document; nothing is stored")
            .TakesSuchAs(RuleSample).Answers<RuleValidation>();
        rules.MapPost("/test", Test)
            .Needs(Permission.ReadTrading, PortfolioScope.InHandler)
            .WithName("test_rules")
            .WithSummary("Run rules over bars of the past: when each would have fired, why, and with what result")
            .TakesSuchAs(TestSample).Answers<DryRunAnswer>();
    }

    private RuleValidation Validate(RuleText body)
    {
        // Beside a rule it may stand whose it is to be, which has to be a name, whether or not there is such a one.
        _ = RuleReading.PortfolioOf(body.Json);
        var rules = IsOneRule(body.Json)
            ? [RuleReading.Read(body.Json)]
            : RuleReading.ReadStrategy(body.Json, "$", StrategyContext.None).Rules;
        return RuleValidation.Of(rules, symbol => parts.Catalogue.Find(symbol) is not null);
    }

    private static bool IsOneRule(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement is { ValueKind: JsonValueKind.Object } root
            && !root.TryGetProperty(RuleJson.RulesWord, out _);
    }

    private async Task<DryRunAnswer> Test(
        Body<NewDryRun> body, Operation operation, EntityAsking asking, CancellationToken cancellation)
    {
        var wanted = body.Value;
        wanted.Demand();
        var instrument = parts.Catalogue.Find(wanted.Symbol)
            ?? throw Problem.Unprocessable(
                "market_unknown", $"This node has no market {wanted.Symbol}.").AsException();
        operation.Record.Target = $"dry run on {wanted.Symbol} of {TargetOf(wanted)}";
        var strategy = await new DryRunStrategy(desk, asking).Find(wanted, instrument, operation.Caller)
            .ConfigureAwait(false);
        var run = new DryRun(wanted, instrument, strategy, parts.Venue);
        var bars = await _history.Bars(wanted, run.WarmUp, cancellation).ConfigureAwait(false);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(DryRunLimits.Within);
        try
        {
            var advice = _history.Advice(wanted.Symbol, bars[^1].CloseTime);
            var answer = await _work.Run(() => run.Run(bars, advice, limit.Token), limit.Token).ConfigureAwait(false);
            operation.Record.After = $"{answer.Bars} bars, {answer.Rules.Sum(r => r.Fired)} firings";
            return answer;
        }
        catch (BacktestSetupException cannot)
        {
            throw Problem.Unprocessable("dry_run_impossible", cannot.Message).AsException();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Problem.Unprocessable(
                "dry_run_too_long",
                $"This did not end within {DryRunLimits.Within.TotalSeconds:0} seconds; take a shorter time or longer "
                    + "bars.").AsException();
        }
    }

    private static string TargetOf(NewDryRun wanted) =>
        wanted.RuleId is { } rule ? $"rule {rule}"
        : wanted.PortfolioId is { } portfolio ? $"portfolio {portfolio}"
        : "rules that were sent along";
}
