using System.Collections.Immutable;

namespace ActorTrading.Domain.Risk;

/// <summary>The gate's answer: every check's verdict in the order of <see cref="RiskCodes.InOrder"/>.</summary>
public sealed record RiskDecision(ImmutableArray<RiskVerdict> Verdicts)
{
    public bool IsAllowed => Verdicts.All(v => v.Passed);

    public IEnumerable<RiskVerdict> Denials => Verdicts.Where(v => !v.Passed);

    /// <summary>The first denial as a refusal; null where the order is allowed.</summary>
    public Refusal? ToRefusal() => Denials.FirstOrDefault() is { } first ? new(first.Code, first.Message) : null;
}
