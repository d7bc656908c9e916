namespace ActorTrading.Domain.Risk.Protections;

/// <summary>One thing that is wrong in a list of protections.</summary>
/// <param name="Code">Stable, one of <see cref="Rules.Json.RuleErrorCodes"/>.</param>
/// <param name="Path">JSON path: <c>$[1].trade_limit</c>.</param>
public sealed record ProtectionError(string Code, string Path, string Message)
{
    public override string ToString() => $"{Path}: {Message} [{Code}]";
}
