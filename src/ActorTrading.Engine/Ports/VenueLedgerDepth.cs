namespace ActorTrading.Engine.Ports;

/// <summary>How many of the newest of each are wanted, per account.</summary>
public readonly record struct VenueLedgerDepth(int EndedOrders, int Fills, int Funding);
