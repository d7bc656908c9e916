using System.ComponentModel;
using System.Text.Json;
using ActorTrading.Host.Http.Journals;

namespace ActorTrading.Host.Http.Entities;

/// <summary>An entity as it is now.</summary>
public sealed record EntityView
{
    public required EntitySummary Entity { get; init; }

    [Description("What is wrong with its records; left out where nothing is.")]
    public DamageView? Damage { get; init; }

    [Description("SHA-256 over the state's canonical bytes.")]
    public string? StateHash { get; init; }

    [Description("Left out where it cannot be had, and of those that hold who may come in and who did what.")]
    public JsonElement? State { get; init; }

    [Description("Its last ten, oldest first.")]
    public required IReadOnlyList<JournalEvent> Events { get; init; }
}
