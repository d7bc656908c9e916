using System.Diagnostics;

namespace ActorTrading.Domain.Jobs;

/// <summary>
/// What becomes of a run whose time passed while nobody could make it. However many times passed, at most one run is
/// made up for.
/// </summary>
public abstract record MissedRunPolicy
{
    private MissedRunPolicy()
    {
    }

    public bool Allows(TimeSpan lateness) => this switch
    {
        Skip => false,
        RunOnce => true,
        RunIfWithin within => lateness <= within.Lateness,
        _ => throw new UnreachableException(),
    };

    /// <summary>The next run is the next one that is due.</summary>
    public sealed record Skip : MissedRunPolicy;

    /// <summary>One run at once, however late.</summary>
    public sealed record RunOnce : MissedRunPolicy;

    /// <summary>One run at once, unless it would be later than this.</summary>
    public sealed record RunIfWithin(TimeSpan Lateness) : MissedRunPolicy;
}
