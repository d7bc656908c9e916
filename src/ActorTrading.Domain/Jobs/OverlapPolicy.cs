namespace ActorTrading.Domain.Jobs;

/// <summary>What becomes of a run that is due while the one before it is not over.</summary>
public enum OverlapPolicy
{
    /// <summary>It is left out, visibly.</summary>
    Skip,

    /// <summary>It starts when the one before it is over; of several that wait the first is kept.</summary>
    Wait,
}
