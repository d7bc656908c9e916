using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;

namespace ActorTrading.Domain.Risk.Protections;

/// <summary>A pause of entries that a protection asks for.</summary>
/// <param name="Protection">The method's name, such as <c>StoplossGuard</c>.</param>
/// <param name="Symbol">Null for every symbol.</param>
/// <param name="Side">Buy for long entries, sell for short ones, null for both.</param>
/// <param name="Until">From this time on entries are free again.</param>
public sealed record ProtectionLock(string Protection, Symbol? Symbol, Side? Side, Timestamp Until, string Reason)
{
    public bool Holds(Symbol symbol, Side side, Timestamp now) =>
        now < Until && (Symbol is null || Symbol == symbol) && (Side is null || Side == side);
}
