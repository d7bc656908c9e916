using ActorTrading.Domain.Money;

namespace ActorTrading.Domain.Orders;

public enum TrailUnit
{
    /// <summary>A fraction of the best price: 0.02 trails two per cent behind.</summary>
    Ratio,

    /// <summary>Hundredths of a per cent of the best price.</summary>
    BasisPoints,

    /// <summary>A distance in the quote currency.</summary>
    Price,

    /// <summary>A number of the instrument's ticks.</summary>
    Ticks,
}

/// <summary>How far a trailing stop stays behind the best price.</summary>
public readonly record struct TrailDistance(decimal Value, TrailUnit Unit);

/// <summary>
/// A trailing stop in both parametrisations of the field.
/// Price style (activation price and offset): <see cref="Distance"/> null until <see cref="Activation"/> is reached,
/// then <see cref="ActivatedDistance"/>. Profit style (stop, positive stop, offset): <see cref="InitialStop"/> holds
/// first, <see cref="Distance"/> trails from the start when set, and once the price has reached
/// <see cref="Activation"/> the tighter <see cref="ActivatedDistance"/> trails. The stop only ever tightens.
/// </summary>
public sealed record TrailingStop
{
    /// <summary>The stop that holds from the beginning; null for none before the trail starts.</summary>
    public Price? InitialStop { get; init; }

    /// <summary>The trail before activation; null for no trail before activation.</summary>
    public TrailDistance? Distance { get; init; }

    /// <summary>
    /// The price that must be reached, in favour of the position, before <see cref="ActivatedDistance"/> holds; null
    /// for at once.
    /// </summary>
    public Price? Activation { get; init; }

    public required TrailDistance ActivatedDistance { get; init; }
}
