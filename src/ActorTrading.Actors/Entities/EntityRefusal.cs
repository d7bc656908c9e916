namespace ActorTrading.Actors.Entities;

/// <summary>Why a decider declined a command: a stable snake_case code and a sentence for people.</summary>
public sealed record EntityRefusal(string Code, string Message);
