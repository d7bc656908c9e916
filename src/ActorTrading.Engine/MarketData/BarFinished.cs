using ActorTrading.Domain.MarketData;

namespace ActorTrading.Engine.MarketData;

/// <summary>
/// Hears of a bar that has just been finished, whether a feed told it or it was made of what a feed told.
/// </summary>
public delegate void BarFinished(in MarketEvent bar);
