using System.ComponentModel;
using ActorTrading.Engine.Halts;

namespace ActorTrading.Host.Http.Halts;

/// <summary>How the emergency stop of this node stands, without asking the journal.</summary>
public sealed record HaltStatusView
{
    [Description("Halts in force, those of the node itself among them.")]
    public required int InForce { get; init; }

    [Description("Whether the halts file says what stands.")]
    public required bool FileCurrent { get; init; }

    [Description("Halts that are in force and not on record in the journal yet.")]
    public required int Unrecorded { get; init; }

    [Description("Words to portfolios that have not arrived yet.")]
    public required int Untold { get; init; }

    [Description("Orders at the venue that may open a position.")]
    public required int WorkingEntries { get; init; }

    internal static HaltStatusView Of(HaltStatus status) => new()
    {
        InForce = status.InForce.Standing.Halts.Raised.Count + status.InForce.Automatic.Count,
        FileCurrent = status.IsFileCurrent,
        Unrecorded = status.Unrecorded.Length,
        Untold = status.UntoldCount,
        WorkingEntries = status.WorkingCount,
    };
}
