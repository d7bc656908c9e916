using ActorTrading.Domain.MarketData;

namespace ActorTrading.Engine.Streams.Live;

/// <param name="ReceivedAt">When it came to the door, by the wall's monotonic clock.</param>
internal readonly record struct QueuedEvent(MarketEvent Event, long ReceivedAt);
