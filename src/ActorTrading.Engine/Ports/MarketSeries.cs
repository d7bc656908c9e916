using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Ports;

/// <summary>What a store holds of one symbol.</summary>
/// <param name="Timeframe"><see cref="Timeframe.Tick"/> for trades.</param>
/// <param name="First">Opening of the first bar, or time of the first trade.</param>
/// <param name="Last">Opening of the last bar, or time of the last trade.</param>
public sealed record MarketSeries(Symbol Symbol, Timeframe Timeframe, Timestamp First, Timestamp Last, long Count);
