using System.Collections.Immutable;
using ActorTrading.Domain.Money;

namespace ActorTrading.Domain.Sizing;

/// <summary>
/// One number that a size followed from, for the record: <c>equity</c>, <c>stop_distance</c>, <c>room_by_cash</c>.
/// </summary>
public readonly record struct SizingInput(string Name, decimal Value);

/// <summary>
/// A size, or why there is none, with the numbers that led there in the order in which they were found.
/// </summary>
public abstract record SizingResult
{
    private SizingResult()
    {
    }

    public required ImmutableArray<SizingInput> Inputs { get; init; }

    /// <summary>A quantity above zero that fits the caps, the cash and the venue's filters.</summary>
    public sealed record Sized(Quantity Quantity) : SizingResult;

    public sealed record Refused(Refusal Reason) : SizingResult;
}
