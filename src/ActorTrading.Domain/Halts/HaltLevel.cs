namespace ActorTrading.Domain.Halts;

/// <summary>The emergency stop, from free to stopped. Cancels pass at every level.</summary>
public enum HaltLevel
{
    None,

    /// <summary>Only orders that shrink a position.</summary>
    ReduceOnly,

    /// <summary>No orders at all.</summary>
    Halted,
}
