using ActorTrading.Engine.Ports;

namespace ActorTrading.Storage.MarketData;

/// <summary>
/// A bar or a trade on its way to the disk, or the mark of somebody who waits for what was before it.
/// </summary>
internal readonly record struct MarketRow(MarketBar Bar, MarketTrade Trade, MarketWrite? Write, MarketRowKind Kind)
{
    public static MarketRow Of(in MarketBar bar, MarketWrite? write = null) =>
        new(bar, default, write, MarketRowKind.Bar);

    public static MarketRow Of(in MarketTrade trade) => new(default, trade, null, MarketRowKind.Trade);

    public static MarketRow End(MarketWrite write) => new(default, default, write, MarketRowKind.End);
}

internal enum MarketRowKind : byte
{
    Bar,
    Trade,

    /// <summary>Nothing to write.</summary>
    End,
}
