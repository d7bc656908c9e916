namespace ActorTrading.Simulation.Venues;

/// <summary>
/// Something that waits in a <see cref="SideBook"/> for a price: an order, or the orders of one trail.
/// </summary>
internal abstract class Resting;
