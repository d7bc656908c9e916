namespace ActorTrading.Host.Http.Json;

/// <summary>A rule as the rule format has it; <c>/auto-trading/rule-schema</c> says all of it.</summary>
public sealed record RuleForm
{
    /// <summary>Whose rule it is to be. Needed to make one.</summary>
    public string? PortfolioId { get; init; }

    public string? Id { get; init; }

    public required string Name { get; init; }

    /// <summary><c>entry</c>, <c>exit</c> or <c>risk</c>.</summary>
    public required string Type { get; init; }

    public IReadOnlyList<string>? Symbols { get; init; }

    public required IReadOnlyList<object> Conditions { get; init; }

    public required IReadOnlyList<object> Actions { get; init; }

    public int? Priority { get; init; }

    public bool? IsActive { get; init; }

    public object? Cooldown { get; init; }
}
