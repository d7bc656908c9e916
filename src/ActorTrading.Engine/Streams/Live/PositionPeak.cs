using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Positions;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Streams.Live;

/// <summary>The best price that the stream has seen of one position, which may be gone when it is read.</summary>
internal readonly record struct PositionPeak(Symbol Symbol, Side Side, Timestamp OpenedAt, Price Best)
{
    public bool IsOf(Position position) =>
        position.Symbol == Symbol && position.Side == Side && position.OpenedAt == OpenedAt;
}
