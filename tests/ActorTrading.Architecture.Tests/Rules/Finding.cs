namespace ActorTrading.Architecture.Tests.Rules;

/// <summary>Something that breaks a rule.</summary>
/// <param name="Subject">The type, member or word that breaks it, as an exemption would name it.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Message">What is wrong.</param>
public sealed record Finding(string Subject, int Line, string Message);
