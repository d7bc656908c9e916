using System.Text.Json;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Json;
using ActorTrading.Domain.Time;

namespace ActorTrading.Host.Http.Rules;

/// <summary>A rule in its latest version. Conditions and actions are as the rule format has them.</summary>
public sealed record RuleAnswer
{
    public required RuleId Id { get; init; }

    public required PortfolioId PortfolioId { get; init; }

    public required string Name { get; init; }

    public required RuleType Type { get; init; }

    public required IReadOnlyList<string> Symbols { get; init; }

    public required JsonElement Conditions { get; init; }

    public required JsonElement Actions { get; init; }

    public required int Priority { get; init; }

    public required bool IsActive { get; init; }

    public JsonElement? Cooldown { get; init; }

    /// <summary>Rises with every edit; in quotes it is the rule's ETag.</summary>
    public required int Version { get; init; }

    public required Timestamp CreatedAt { get; init; }

    public static RuleAnswer Of(PortfolioId portfolio, Rule rule)
    {
        using var written = JsonDocument.Parse(RuleJson.Write(rule));
        var form = written.RootElement;
        return new RuleAnswer
        {
            Id = rule.Id,
            PortfolioId = portfolio,
            Name = rule.Name,
            Type = rule.Type,
            Symbols = [.. rule.Symbols.Select(s => s.Value)],
            Conditions = form.GetProperty("conditions").Clone(),
            Actions = form.GetProperty("actions").Clone(),
            Priority = rule.Priority,
            IsActive = rule.IsActive,
            Cooldown = form.TryGetProperty("cooldown", out var cooldown) ? cooldown.Clone() : null,
            Version = rule.Version,
            CreatedAt = rule.CreatedAt,
        };
    }
}

/// <param name="Id">Of the rule that is gone; its id is not given out again.</param>
public sealed record RuleDeleted(RuleId Id);
