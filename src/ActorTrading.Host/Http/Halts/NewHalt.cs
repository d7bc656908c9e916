using System.ComponentModel;
using ActorTrading.Domain.Halts;

namespace ActorTrading.Host.Http.Halts;

/// <summary>What is to be stopped.</summary>
public sealed record NewHalt
{
    public required HaltTargetKind Scope { get; init; }

    [Description("The id of the account or portfolio, or the symbol; left out for the cluster.")]
    public string? Target { get; init; }

    [Description("halted unless said otherwise: nothing but cancels. reduce_only lets positions be shrunk.")]
    public HaltLevel Level { get; init; } = HaltLevel.Halted;

    [Description("Whether positions within the scope are closed at the market as well.")]
    public bool Flatten { get; init; }

    public required string Reason { get; init; }
}
