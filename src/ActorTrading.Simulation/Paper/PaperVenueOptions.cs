using ActorTrading.Simulation.Venues;

namespace ActorTrading.Simulation.Paper;

/// <summary>How a <see cref="PaperVenue"/> behaves.</summary>
public sealed record PaperVenueOptions
{
    /// <summary>
    /// The simulated venue inside. Its instruments are those at the start. <c>StaleAfter</c> is worth setting: after a
    /// restart the newest price is as old as the pause.
    /// </summary>
    public required SimulatedVenueOptions Venue { get; init; }

    /// <summary>The clock that the feed's times are of.</summary>
    public required TimeProvider Time { get; init; }

    public PaperLimits Limits { get; init; } = new();
}
