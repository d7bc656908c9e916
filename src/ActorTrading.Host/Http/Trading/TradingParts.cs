using ActorTrading.Actors.Entities;
using ActorTrading.Actors.Journals;
using ActorTrading.Engine.Ports;
using ActorTrading.Engine.Projections;
using ActorTrading.Host.Configuration;
using ActorTrading.Host.Http.Paging;
using ActorTrading.Storage.ReadModels;

namespace ActorTrading.Host.Http.Trading;

/// <summary>What the endpoints of trading need of the node beside the door's own parts.</summary>
public sealed record TradingParts
{
    public required IMarketView Market { get; init; }

    public required IMarketCatalogue Catalogue { get; init; }

    public required IPaperFunding Funding { get; init; }

    public required ReadModelStore ReadModels { get; init; }

    /// <summary>Bars of the past, for dry runs.</summary>
    public required IMarketStore History { get; init; }

    /// <summary>How the venue of a dry run behaves: as the node's own.</summary>
    public VenueOptions Venue { get; init; } = new();

    /// <summary>Keeps <see cref="ReadModels"/> up with <see cref="Feed"/>.</summary>
    public required ProjectionRunner Projection { get; init; }

    public required IJournalFeed Feed { get; init; }

    /// <summary>The entity that takes recommendations in.</summary>
    public required EntityId Recommendations { get; init; }

    public required Cursors Cursors { get; init; }

    /// <summary>The market's clock, which sessions and orders go by; for a replay it is not the wall's.</summary>
    public required TimeProvider Time { get; init; }
}
