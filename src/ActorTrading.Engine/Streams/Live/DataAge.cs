using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Time;

namespace ActorTrading.Engine.Streams.Live;

/// <summary>A symbol's data has grown too old, or has come back.</summary>
/// <param name="IsStale">False where it has come back.</param>
/// <param name="LastEvent">Null where there never was one.</param>
/// <param name="Age">Since the last event, or since the watch began.</param>
public sealed record DataAge(Symbol Symbol, bool IsStale, Timestamp? LastEvent, TimeSpan Age);
