using System.Collections.Immutable;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Streams;
using ActorTrading.Simulation.MarketData;
using ActorTrading.Simulation.Venues;

namespace ActorTrading.Host.Backtesting;

/// <summary>A market to run on, recorded or made up.</summary>
internal interface IMarketInput
{
    /// <summary>One per symbol, in the order in which events count them.</summary>
    ImmutableArray<MarketFeed> Feeds { get; }

    /// <summary>The venue models that its events can feed, the one that fits best first.</summary>
    ImmutableArray<VenueModel> Models { get; }

    /// <summary>Time of the first event.</summary>
    Timestamp First { get; }

    /// <summary>Time of the last event.</summary>
    Timestamp Last { get; }

    /// <summary>Time of a symbol's first event.</summary>
    Timestamp? FirstOf(Symbol symbol);

    /// <summary>What was noticed while it was looked through.</summary>
    DataFindings Findings { get; }

    /// <summary>What was assumed, in sentences.</summary>
    ImmutableArray<string> Notes { get; }

    /// <summary>The advice that comes with it.</summary>
    IEnumerable<RecommendationRow> Advice { get; }

    IMarketDataSource Open(DataPeriod period);
}
