namespace ActorTrading.Simulation.Venues;

/// <summary>What a venue counts, from the number that comes next.</summary>
internal sealed class VenueCounters
{
    public long NextOrder { get; set; } = 1;

    public long NextTrade { get; set; } = 1;

    public long NextPosition { get; set; }

    public long NextTurn { get; set; }
}
