using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Streams;

/// <summary>A position as far as prices and the clock change what rules see of it.</summary>
public sealed record HeldPosition
{
    public required Symbol Symbol { get; init; }

    public required Side Side { get; init; }

    /// <summary>Change of equity per unit of price, negative for a short.</summary>
    public required decimal Slope { get; init; }

    public required Price Entry { get; init; }

    /// <summary>Best price that the books have seen; the stream may have seen a better one.</summary>
    public required Price Best { get; init; }

    public required Timestamp OpenedAt { get; init; }

    /// <summary>Whether an exit of it trails the best price.</summary>
    public bool IsTrailed { get; init; }
}
