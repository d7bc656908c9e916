namespace ActorTrading.Simulation.Paper;

/// <summary>How a paper venue is.</summary>
/// <param name="IsAccepting">Whether orders are taken in.</param>
/// <param name="Reason">Why not, or what else is wrong; null where nothing is.</param>
/// <param name="Backlog">Market events that wait.</param>
/// <param name="OvertakenQuotes">Quotes left out since the start because the venue was behind.</param>
/// <param name="TurnedAway">
/// Requests that got no answer since the start: too many, or while nothing was accepted.
/// </param>
public sealed record PaperVenueHealth(
    bool IsAccepting, string? Reason, int Backlog, long OvertakenQuotes, long TurnedAway);
