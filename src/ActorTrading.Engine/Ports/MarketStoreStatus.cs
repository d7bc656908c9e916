namespace ActorTrading.Engine.Ports;

/// <summary>How a market store is doing.</summary>
/// <param name="Written">Bars and trades since it was opened.</param>
/// <param name="Dropped">Bars and trades for which there was no room, or which could not be written.</param>
/// <param name="Waiting">Bars and trades that are still to be written.</param>
/// <param name="Failure">Why the last write failed; null where it succeeded.</param>
public sealed record MarketStoreStatus(long Written, long Dropped, int Waiting, string? Failure = null);
