using System.Text.Json;
using ActorTrading.Actors.Journals;
using ActorTrading.Engine.Halts;

namespace ActorTrading.Engine.Subscriptions;

/// <summary>The portfolio that an event of the halts is about, by the scope that it names.</summary>
internal static class HaltedPortfolio
{
    private const string PortfolioScope = "portfolio ";

    /// <summary>Null where it is about more than one portfolio, or no event of the halts.</summary>
    public static string? Of(JournalRecord record)
    {
        if (record.Entity.Type != HaltEntity.Type)
        {
            return null;
        }

        using var payload = JsonDocument.Parse(record.Payload);
        var about = payload.RootElement.TryGetProperty("halt", out var halt) ? halt : payload.RootElement;
        return about.TryGetProperty("scope", out var scope) && scope.GetString() is { } text
            && text.StartsWith(PortfolioScope, StringComparison.Ordinal)
            ? text[PortfolioScope.Length..]
            : null;
    }
}
