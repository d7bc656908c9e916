using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.MarketData;

/// <summary>What the name, the header and the first rows of a data file say about it.</summary>
public sealed record MarketDataDescription
{
    public required MarketDataInput Input { get; init; }

    public string Path => Input.Path;

    public required MarketDataFormat Format { get; init; }

    public required Symbol Symbol { get; init; }

    /// <summary>
    /// The venue in small letters as the file's name gives it, such as <c>coinbase</c>; null where it gives none.
    /// </summary>
    public string? Venue { get; init; }

    public bool IsPerpetual { get; init; }

    /// <summary>Length of the bars; <see cref="Timeframe.Tick"/> for the other formats.</summary>
    public required Timeframe Timeframe { get; init; }

    /// <summary>Time of the first event: a bar's close.</summary>
    public required Timestamp FirstEventTime { get; init; }

    /// <summary>Most significant decimals of a price among the first rows; the data's tick is no finer.</summary>
    public int PriceDecimals { get; init; }

    /// <summary>Most significant decimals of a quantity or volume among the first rows.</summary>
    public int QuantityDecimals { get; init; }

    /// <summary>
    /// Median price of the first rows, from which the outlier filter starts; zero where the format has no price.
    /// </summary>
    public decimal TypicalPrice { get; init; }
}
