using System.ComponentModel;

namespace ActorTrading.Host.Http.Jobs;

/// <summary>What a job is to become.</summary>
public sealed record ChangedJob : JobRequest
{
    [Description("Whether it is due by its schedule; left out for no change. A disabled job still runs by hand.")]
    public bool? Enabled { get; init; }
}
