using ActorTrading.Domain.Instruments;

namespace ActorTrading.Engine.Streams;

/// <summary>
/// What a feed brings of one instrument. Its position in the list of feeds is the instrument's index in market events.
/// </summary>
/// <param name="Timeframe">Length of its bars; <see cref="Timeframe.Tick"/> for trades and quotes.</param>
public sealed record MarketFeed(Instrument Instrument, Timeframe Timeframe);
