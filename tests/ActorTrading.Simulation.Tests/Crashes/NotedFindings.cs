using System.Collections.Immutable;
using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Reconciliation;

namespace ActorTrading.Simulation.Tests.Crashes;

/// <summary>What a reconciler has found, line by line.</summary>
internal sealed class NotedFindings : IReconcilerFindings
{
    public List<string> Lines { get; } = [];

    public void Differ(AccountId account, ImmutableArray<AssetDifference> differences) =>
        Lines.Add($"{account} differs: {string.Join("; ", differences)}");

    public void Agree(AccountId account) => Lines.Add($"{account} agrees");

    public void Unanswered(AccountId account, TimeSpan since) =>
        Lines.Add($"{account} unanswered for {since.TotalSeconds:0} s");
}
