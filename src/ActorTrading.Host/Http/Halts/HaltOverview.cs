using System.ComponentModel;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Time;

namespace ActorTrading.Host.Http.Halts;

/// <summary>What stands and what happened.</summary>
public sealed record HaltOverview
{
    public required IReadOnlyList<HaltView> Standing { get; init; }

    [Description("What the node keeps back by itself, and lets go by itself.")]
    public required IReadOnlyList<HaltView> Automatic { get; init; }

    [Description("What portfolios have put on themselves, by their limits and rules; some milliseconds late.")]
    public IReadOnlyList<HaltView>? Portfolios { get; init; }

    [Description("Lowerings that wait for their code.")]
    public IReadOnlyList<HaltPending>? Pending { get; init; }

    [Description("The latest, oldest first; left out while the journal cannot be read.")]
    public IReadOnlyList<HaltHistoryEntry>? History { get; init; }
}

/// <param name="To">What it would stand at.</param>
public sealed record HaltPending(
    HaltScopeKind Scope, string? Target, HaltLevel To, string Reason, string By, Timestamp ExpiresAt);
