using System.Text.Json;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Storage.ReadModels.Writing;
using static ActorTrading.Storage.ReadModels.Tables.ReadModelText;

namespace ActorTrading.Storage.ReadModels.Tables;

/// <summary>Policy and limits of a portfolio, one row for each setting: <c>limits.max_leverage</c>.</summary>
internal sealed class ConfigTable : IPortfolioTable
{
    private static readonly RowShape Setting = new("config", "portfolio_id", "key");

    public void Write(PortfolioChange change, RowWriter rows)
    {
        if (change.Event is not PortfolioEvent.PolicySet e)
        {
            return;
        }

        rows.Run("DELETE FROM config WHERE portfolio_id = ?1", change.Portfolio);
        using var policy = JsonDocument.Parse(Json(e.Policy));
        foreach (var (key, value) in Leaves("", policy.RootElement))
        {
            rows.Put(
                Setting,
                ("portfolio_id", change.Portfolio),
                ("key", key),
                ("value", value.GetRawText()),
                ("updated_at", e.At));
        }
    }

    private static IEnumerable<(string Key, JsonElement Value)> Leaves(string prefix, JsonElement element) =>
        element.EnumerateObject().SelectMany(property => property.Value.ValueKind == JsonValueKind.Object
            ? Leaves($"{prefix}{property.Name}.", property.Value)
            : [($"{prefix}{property.Name}", property.Value)]);
}
