using System.Collections.Immutable;
using ActorTrading.Domain.Money;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Engine.Reconciliation;

/// <summary>Books and venue, asset by asset, to the last digit.</summary>
public static class BooksComparison
{
    /// <summary>
    /// Where they differ, in the order of the assets. One side's silence about an asset means none of it.
    /// </summary>
    public static ImmutableArray<AssetDifference> Differences(
        IReadOnlyDictionary<Currency, decimal> books, IEnumerable<VenueBalance> balances)
    {
        var venue = balances.ToDictionary(b => b.Asset, b => b.Total);
        return
        [
            .. from asset in books.Keys.Union(venue.Keys)
               let difference = new AssetDifference(
                   asset, books.GetValueOrDefault(asset), venue.GetValueOrDefault(asset))
               where difference.Books != difference.Venue
               orderby asset
               select difference,
        ];
    }
}
