using ActorTrading.Domain.Halts;

namespace ActorTrading.Engine.Halts;

/// <summary>The last that somebody asked for on a scope.</summary>
/// <param name="Version">Rises with each asking, also with one that changed nothing.</param>
public sealed record HaltMark(long Version, HaltCommand Last);
