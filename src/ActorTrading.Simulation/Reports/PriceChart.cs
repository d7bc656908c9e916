using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Simulation.Metrics;

namespace ActorTrading.Simulation.Reports;

/// <summary>Prices of one symbol, sampled, with the exact fills that opened and closed positions.</summary>
public sealed record PriceChart(Symbol Symbol, ImmutableArray<PriceBar> Bars, ImmutableArray<TradeMarker> Markers);
