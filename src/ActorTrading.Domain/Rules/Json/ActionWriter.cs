using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Positions;
using ActorTrading.Domain.Sizing;

namespace ActorTrading.Domain.Rules.Json;

/// <summary>Writes actions in canonical form.</summary>
internal static class ActionWriter
{
    public static void Write(Utf8JsonWriter writer, RuleAction action)
    {
        writer.WriteStartObject();
        switch (action)
        {
            case RuleAction.Buy buy:
                WriteType(writer, "buy");
                WriteOrder(writer, buy.Sizing, buy.Terms, buy.MaxPositionPercentage, buy.Exits);
                break;
            case RuleAction.Sell sell:
                WriteType(writer, "sell");
                WriteFlag(writer, ActionProperties.OpensShort, sell.OpensShort);
                WriteOrder(writer, sell.Sizing, sell.Terms, sell.MaxPositionPercentage, sell.Exits);
                break;
            case RuleAction.Close close:
                WriteType(writer, "close");
                WriteTerms(writer, close.Terms);
                break;
            case RuleAction.CancelOrders:
                WriteType(writer, "cancel_orders");
                break;
            case RuleAction.Notify notify:
                WriteType(writer, "notify");
                writer.WriteString(ActionProperties.Message.Name, notify.Message);
                break;
            case RuleAction.PauseSession:
                WriteType(writer, "pause_session");
                break;
            case RuleAction.Halt halt:
                WriteType(writer, "halt");
                writer.WriteString(ActionProperties.Level.Name, WordTables.HaltLevels.WordFor(halt.Level));
                break;
            default:
                throw new UnreachableException();
        }

        writer.WriteEndObject();
    }

    private static void WriteType(Utf8JsonWriter writer, string type) =>
        writer.WriteString(ActionProperties.Type.Name, type);

    private static void WriteFlag(Utf8JsonWriter writer, PropertyDefinition property, bool value)
    {
        if (value)
        {
            writer.WriteBoolean(property.Name, value);
        }
    }

    private static void WriteOrder(
        Utf8JsonWriter writer, SizingMethod sizing, OrderTerms terms, decimal? maxPosition, ExitPlan exits)
    {
        WriteSizing(writer, sizing);
        RuleWriter.WriteDecimal(writer, ActionProperties.MaxPositionSize, maxPosition);
        WriteTerms(writer, terms);
        WriteExits(writer, exits);
    }

    private static void WriteSizing(Utf8JsonWriter writer, SizingMethod sizing)
    {
        (string Method, decimal? Value) written = sizing switch
        {
            SizingMethod.FixedQuantity size => ("fixed", size.Quantity),
            SizingMethod.FixedNotional size => ("fixed", size.Notional),
            SizingMethod.PercentageOfEquity size => ("percentage", size.Percentage),
            SizingMethod.Kelly => ("kelly", null),
            SizingMethod.RiskPerTrade size => ("risk_per_trade", size.Percentage),
            SizingMethod.VolatilityTarget size => ("volatility_target", size.Percentage),
            SizingMethod.FullPosition => ("full_position", null),
            _ => throw new UnreachableException(),
        };
        writer.WriteString(ActionProperties.SizingMethod.Name, written.Method);
        RuleWriter.WriteDecimal(writer, ActionProperties.SizeValue, written.Value);
        if (sizing is SizingMethod.FixedNotional)
        {
            writer.WriteString(ActionProperties.SizeUnit.Name, "quote");
        }
        else if (sizing is SizingMethod.Kelly kelly)
        {
            RuleWriter.WriteDecimal(writer, ActionProperties.KellyFraction, kelly.Fraction);
            RuleWriter.WriteDecimal(writer, ActionProperties.KellyCap, kelly.CapPercentage);
            writer.WriteNumber(ActionProperties.MinimumTrades.Name, kelly.MinimumTrades);
        }
    }

    private static void WriteTerms(Utf8JsonWriter writer, OrderTerms terms)
    {
        writer.WriteString(ActionProperties.Order.Name, WordTables.OrderTypes.WordFor(terms.Type));
        RuleWriter.WriteDecimal(writer, ActionProperties.LimitOffset, terms.LimitOffsetPercentage);
        RuleWriter.WriteDecimal(writer, ActionProperties.StopOffset, terms.StopOffsetPercentage);
        if (terms.TrailDistance is { } trail)
        {
            RuleWriter.WriteDecimal(writer, ActionProperties.TrailDistance, trail.Value);
            writer.WriteString(ActionProperties.TrailUnit.Name, WordTables.TrailUnits.WordFor(trail.Unit));
        }

        writer.WriteString(ActionProperties.TimeInForce.Name, WordTables.TimesInForce.WordFor(terms.TimeInForce));
        RuleWriter.WriteDuration(writer, ActionProperties.TimeToLive, terms.TimeToLive);
        WriteFlag(writer, ActionProperties.PostOnly, terms.PostOnly);
        RuleWriter.WriteDuration(writer, ActionProperties.UnfilledTimeout, terms.UnfilledTimeout);
    }

    private static void WriteExits(Utf8JsonWriter writer, ExitPlan exits)
    {
        RuleWriter.WriteDecimal(writer, ActionProperties.StopLoss, exits.StopLossPercentage);
        RuleWriter.WriteDecimal(writer, ActionProperties.TakeProfit, exits.TakeProfitPercentage);
        if (exits.Trailing is { } trailing)
        {
            writer.WriteStartObject(ActionProperties.Trailing.Name);
            RuleWriter.WriteDecimal(writer, TrailingProperties.Distance, trailing.Distance?.Value);
            RuleWriter.WriteDecimal(writer, TrailingProperties.Offset, trailing.OffsetPercentage);
            RuleWriter.WriteDecimal(writer, TrailingProperties.ActivatedDistance, trailing.ActivatedDistance.Value);
            writer.WriteString(
                TrailingProperties.Unit.Name, WordTables.TrailUnits.WordFor(trailing.ActivatedDistance.Unit));
            writer.WriteEndObject();
        }

        if (!exits.RoiTable.IsEmpty)
        {
            writer.WriteStartObject(ActionProperties.Roi.Name);
            foreach (var step in exits.RoiTable)
            {
                var minutes = ((long)step.After.TotalMinutes).ToString(CultureInfo.InvariantCulture);
                writer.WriteNumber(minutes, RuleWriter.Plain(step.ProfitRatio));
            }

            writer.WriteEndObject();
        }

        RuleWriter.WriteDuration(writer, ActionProperties.TimeExit, exits.TimeExit);
    }
}
