using ActorTrading.Domain.Time;
using ActorTrading.Engine.Reconciliation;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Documentation;
using ActorTrading.Host.Http.Operations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http.Reconciliation;

/// <summary>Books against venue: how the accounts stand, and a comparison at once.</summary>
internal sealed class ReconciliationModule(Reconciler reconciler) : IEndpointModule
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    public void Map(IEndpointRouteBuilder routes)
    {
        var books = routes.MapGroup("/reconciliation").WithTags("Node");
        books.MapGet("", List)
            .Needs(Permission.ReadNode, PortfolioScope.Node)
            .WithName("list_reconciliations")
            .WithSummary("Say how the books of every account stand to what the venue says")
            .Answers<ComparisonList>();
        books.MapPost("/run", Run)
            .Needs(Permission.OperateNode, PortfolioScope.Node)
            .WithName("reconcile_accounts")
            .WithSummary("Ask the venue now what every account holds, and compare; an account that it has said nothing "
                + $"of within {Patience.TotalSeconds:0} s keeps the time of its last comparison")
            .Answers<ComparisonList>();
    }

    private ComparisonList List(bool? differing) => new(
    [
        .. reconciler.Standings.Where(s => differing != true || !s.Differences.IsEmpty).Select(AccountComparison.Of),
    ]);

    private async Task<ComparisonList> Run(Operation operation, CancellationToken cancellation)
    {
        operation.Record.Target = "books of all accounts";
        reconciler.Hurry();
        var begun = TimeProvider.System.GetTimestamp();
        while (!AreComparedSince(operation.At) && TimeProvider.System.GetElapsedTime(begun) < Patience)
        {
            await Task.Delay(LookAgain, TimeProvider.System, cancellation).ConfigureAwait(false);
        }

        var list = List(differing: null);
        var differing = list.Items.Count(account => account.Differences.Count > 0);
        operation.Record.After = $"{list.Items.Count} accounts compared, {differing} differ";
        return list;
    }

    private bool AreComparedSince(Timestamp time) => reconciler.Standings.All(s => s.ComparedAt >= time);
}

public sealed record ComparisonList(IReadOnlyList<AccountComparison> Items);
