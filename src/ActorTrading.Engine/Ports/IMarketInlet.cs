using ActorTrading.Domain.MarketData;

namespace ActorTrading.Engine.Ports;

/// <summary>The door through which a feed hands its events to the node.</summary>
/// <remarks>
/// Obligations: events of one inlet keep their order. What happens while there is no room is the choice of whoever
/// opened the inlet; nothing is ever lost without being counted.
/// </remarks>
public interface IMarketInlet
{
    /// <summary>Completes at once while there is room, otherwise when there is.</summary>
    /// <param name="e">Its instrument is the position in the feed's own list.</param>
    ValueTask Push(in MarketEvent e, CancellationToken cancellation);
}
