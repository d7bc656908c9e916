using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.MarketData;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.Venues.States;

/// <summary>A market as the venue last saw it.</summary>
public sealed record MarketState
{
    public required Symbol Symbol { get; init; }

    public required Timestamp Time { get; init; }

    public bool HasPrice { get; init; }

    public bool HasQuote { get; init; }

    public bool HasTrade { get; init; }

    public bool ShowsSizes { get; init; }

    public decimal BidPrice { get; init; }

    public decimal BidSize { get; init; }

    public decimal AskPrice { get; init; }

    public decimal AskSize { get; init; }

    public OrderBookDepth? Depth { get; init; }

    public decimal Last { get; init; }

    public decimal? Mark { get; init; }

    public long StateVersion { get; init; }

    public long PrintVersion { get; init; }
}
