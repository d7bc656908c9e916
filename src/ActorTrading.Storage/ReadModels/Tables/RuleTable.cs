using System.Text.Json;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Json;
using ActorTrading.Domain.Rules.RuleSets;
using ActorTrading.Domain.Time;
using ActorTrading.Storage.ReadModels.Writing;
using static ActorTrading.Storage.ReadModels.Tables.ReadModelText;

namespace ActorTrading.Storage.ReadModels.Tables;

/// <summary>Each rule in its latest version. A deleted one stays, since orders and positions speak of it.</summary>
internal static class RuleTable
{
    private static readonly RowShape Latest = new("trading_rules", "portfolio_id", "id");
    private static readonly RowShape Gone = new("trading_rules", "portfolio_id", "id");

    public static void Write(long offset, string portfolio, RuleSetEvent @event, RowWriter rows)
    {
        switch (@event)
        {
            case RuleSetEvent.Created e:
                Put(offset, portfolio, e.Rule, e.At, rows);
                break;
            case RuleSetEvent.Updated e:
                Put(PositionOf(portfolio, e.Rule.Id, rows) ?? offset, portfolio, e.Rule, e.At, rows);
                break;
            case RuleSetEvent.Deleted e:
                rows.Change(
                    Gone,
                    ("portfolio_id", portfolio),
                    ("id", e.Id.Value),
                    ("is_active", false),
                    ("updated_at", e.At),
                    ("deleted_at", e.At));
                break;
        }

        StrategyTable.RulesEdited(portfolio, @event.At, rows);
    }

    private static void Put(long position, string portfolio, Rule rule, Timestamp at, RowWriter rows)
    {
        using var written = JsonDocument.Parse(RuleJson.Write(rule));
        rows.Put(
            Latest,
            ("portfolio_id", portfolio),
            ("id", rule.Id.Value),
            ("name", rule.Name),
            ("is_active", rule.IsActive),
            ("rule_type", Word(rule.Type)),
            ("symbols", Json(rule.Symbols)),
            ("conditions", written.RootElement.GetProperty("conditions").GetRawText()),
            ("actions", written.RootElement.GetProperty("actions").GetRawText()),
            ("priority", (long)rule.Priority),
            ("cooldown_seconds", (decimal?)rule.Cooldown?.Ticks / TimeSpan.TicksPerSecond),
            ("version", (long)rule.Version),
            ("created_at", rule.CreatedAt),
            ("updated_at", at),
            ("deleted_at", null),
            ("position", position));
    }

    private static long? PositionOf(string portfolio, RuleId rule, RowWriter rows) =>
        rows.First("SELECT position FROM trading_rules WHERE portfolio_id = ?1 AND id = ?2", 1, portfolio, rule.Value)
            is [{ } position]
            ? long.Parse(position, System.Globalization.CultureInfo.InvariantCulture)
            : null;
}
