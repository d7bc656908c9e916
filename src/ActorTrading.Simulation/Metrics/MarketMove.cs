using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;

namespace ActorTrading.Simulation.Metrics;

/// <summary>The first and last price of a symbol in the run: what buying and holding would have met.</summary>
public sealed record MarketMove(Symbol Symbol, Price First, Price Last)
{
    /// <summary>As a fraction; null where the first price is not positive.</summary>
    public double? Change => First.IsPositive ? (double)(Last.Value / First.Value) - 1d : null;
}
