using ActorTrading.Domain.Money;

namespace ActorTrading.Domain.Positions;

/// <summary>What has happened to a position from flat until now. Values are in the quote currency.</summary>
public sealed record RoundTrip
{
    public required Quantity Largest { get; init; }

    public required Quantity Entered { get; init; }

    /// <summary>Sum of the notionals of the entries.</summary>
    public required Amount EntryValue { get; init; }

    public Quantity Exited { get; init; }

    /// <summary>Sum of the notionals of the exits.</summary>
    public required Amount ExitValue { get; init; }

    /// <summary>Realised profit before fees and funding, by average cost.</summary>
    public required Amount Realised { get; init; }

    /// <summary>The same by first in, first out. The two agree once the position is flat.</summary>
    public required Amount RealisedFifo { get; init; }

    public required Amount Fees { get; init; }

    /// <summary>Funding received; negative where paid.</summary>
    public required Amount Funding { get; init; }

    public Amount Profit => Realised - Fees + Funding;

    public static RoundTrip Start(Currency quote) => new()
    {
        Largest = Quantity.Zero,
        Entered = Quantity.Zero,
        EntryValue = Amount.Zero(quote),
        ExitValue = Amount.Zero(quote),
        Realised = Amount.Zero(quote),
        RealisedFifo = Amount.Zero(quote),
        Fees = Amount.Zero(quote),
        Funding = Amount.Zero(quote),
    };
}
