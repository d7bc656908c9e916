using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.Metrics;

/// <summary>Prices over one interval of a chart.</summary>
/// <param name="First">Time of the first price in it.</param>
/// <param name="Last">Time of the last price in it.</param>
public readonly record struct PriceBar(
    Timestamp First, Timestamp Last, decimal Open, decimal High, decimal Low, decimal Close);
