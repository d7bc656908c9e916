using System.Text.Json;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Positions;
using ActorTrading.Domain.Sizing;

namespace ActorTrading.Domain.Rules.Json;

/// <summary>Reads an action of a rule.</summary>
internal sealed class ActionReader(ErrorList errors, RuleType? ruleType)
{
    public RuleAction? Read(SourceNode node)
    {
        if (node.Kind != JsonValueKind.Object)
        {
            errors.Add(
                RuleErrorCodes.WrongType, node,
                $"An action is an object with a type, found {ObjectReader.Name(node.Kind)}.");
            return null;
        }

        var reader = new ObjectReader(node, errors);
        if (reader.Require(ActionProperties.Type) is not { } typeNode
            || reader.Word(ActionProperties.Type) is not { } type)
        {
            return null;
        }

        var errorsBefore = errors.Count;
        RequireAllowed(typeNode, type);
        var action = Read(reader, type);
        reader.Finish(ActionProperties.All, $"the action {type}");
        return errors.Count == errorsBefore ? action : null;
    }

    private RuleAction? Read(ObjectReader reader, string type) => type switch
    {
        "buy" => ReadBuy(reader),
        "sell" => ReadSell(reader),
        "close" => new RuleAction.Close(new OrderTermsReader(reader).Read()),
        "cancel_orders" => new RuleAction.CancelOrders(),
        "notify" => ReadNotify(reader),
        "pause_session" => new RuleAction.PauseSession(),
        _ => new RuleAction.Halt(
            reader.Word(ActionProperties.Level) is { } level
                ? WordTables.HaltLevels.Find(level)!.Value : HaltLevel.Halted),
    };

    private void RequireAllowed(SourceNode node, string type)
    {
        string[] allowed = ruleType switch
        {
            RuleType.Entry => ["buy", "sell", "cancel_orders", "notify"],
            RuleType.Exit => ["buy", "sell", "close", "cancel_orders", "notify"],
            _ => [.. ActionProperties.Type.Words],
        };
        if (!allowed.Contains(type))
        {
            var rule = WordTables.RuleTypes.WordFor(ruleType!.Value);
            errors.Add(
                RuleErrorCodes.ActionNotAllowed, node,
                $"'{type}' is no action of an {rule} rule. Allowed: {string.Join(", ", allowed)}.");
        }
    }

    private RuleAction.Buy? ReadBuy(ObjectReader reader)
    {
        // Without a rule type, which is then reported, nothing is said against settings of either kind.
        var opens = ruleType is RuleType.Entry or null;
        return ReadOrder(reader, opens) is not { } order ? null : new(order.Sizing, order.Terms)
        {
            MaxPositionPercentage = order.MaxPosition,
            Exits = order.Exits,
        };
    }

    private RuleAction.Sell? ReadSell(ObjectReader reader)
    {
        var opensShort = reader.Boolean(ActionProperties.OpensShort) ?? false;
        RequireDirection(reader, opensShort);
        return ReadOrder(reader, opensShort) is not { } order ? null : new(order.Sizing, order.Terms)
        {
            MaxPositionPercentage = order.MaxPosition,
            OpensShort = opensShort,
            Exits = order.Exits,
        };
    }

    private void RequireDirection(ObjectReader reader, bool opensShort)
    {
        if (ruleType == RuleType.Entry && !opensShort)
        {
            errors.Add(
                RuleErrorCodes.ActionNotAllowed, reader.Node,
                "An entry rule sells only to open a short: add \"opens_short\": true, or make it an exit rule.");
        }
        else if (ruleType is RuleType.Exit or RuleType.Risk && opensShort)
        {
            errors.Add(
                RuleErrorCodes.ActionNotAllowed, reader.Node.Property(ActionProperties.OpensShort.Name)!,
                "Only an entry rule opens a position. Remove opens_short, or make it an entry rule.");
        }
    }

    private Order? ReadOrder(ObjectReader reader, bool opens)
    {
        var sizing = new SizingReader(reader).Read(opens);
        var terms = new OrderTermsReader(reader).Read();
        var maxPosition = opens ? reader.Number(ActionProperties.MaxPositionSize) : null;
        var exits = opens ? new ExitPlanReader(reader).Read() : ExitPlan.None;
        RequireStop(reader, sizing, exits);
        return sizing is null ? null : new(sizing, terms, maxPosition, exits);
    }

    private void RequireStop(ObjectReader reader, SizingMethod? sizing, ExitPlan exits)
    {
        if (sizing is SizingMethod.RiskPerTrade && exits.StopLossPercentage is null && exits.Trailing?.Distance is null)
        {
            errors.Add(
                RuleErrorCodes.StopRequired, reader.Node.Property(ActionProperties.SizingMethod.Name)!,
                "risk_per_trade sizes by the distance to a stop: add stop_loss, or trailing with a distance.");
        }
    }

    private static RuleAction.Notify? ReadNotify(ObjectReader reader)
    {
        reader.Require(ActionProperties.Message);
        return reader.Text(ActionProperties.Message) is { } message ? new(message) : null;
    }

    private sealed record Order(SizingMethod Sizing, OrderTerms Terms, decimal? MaxPosition, ExitPlan Exits);
}
