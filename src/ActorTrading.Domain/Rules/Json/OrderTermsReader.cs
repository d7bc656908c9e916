using ActorTrading.Domain.Orders;

namespace ActorTrading.Domain.Rules.Json;

/// <summary>Reads how an order is to be placed.</summary>
internal sealed class OrderTermsReader(ObjectReader reader)
{
    public OrderTerms Read()
    {
        var type = Word(ActionProperties.Order, WordTables.OrderTypes) ?? OrderType.Market;
        var timeInForce = Word(ActionProperties.TimeInForce, WordTables.TimesInForce) ?? TimeInForce.Gtc;
        var rests = timeInForce is TimeInForce.Gtc or TimeInForce.Gtd;
        RequireTriggerThatRests(type, timeInForce);
        return new()
        {
            Type = type,
            TimeInForce = timeInForce,
            LimitOffsetPercentage = HasLimit(type) ? reader.Number(ActionProperties.LimitOffset) ?? 0m : null,
            StopOffsetPercentage = HasTrigger(type) ? Required(ActionProperties.StopOffset) : null,
            TrailDistance = type == OrderType.TrailingStop ? ReadTrail() : null,
            TimeToLive = timeInForce == TimeInForce.Gtd ? ReadTimeToLive() : null,
            PostOnly = type == OrderType.Limit && rests && (reader.Boolean(ActionProperties.PostOnly) ?? false),
            UnfilledTimeout = reader.Duration(ActionProperties.UnfilledTimeout),
        };
    }

    public static bool HasLimit(OrderType type) =>
        type is OrderType.Limit or OrderType.StopLimit or OrderType.TakeProfitLimit;

    public static bool HasTrigger(OrderType type) =>
        type is OrderType.Stop or OrderType.StopLimit or OrderType.TakeProfit or OrderType.TakeProfitLimit;

    private T? Word<T>(PropertyDefinition property, WordTable<T> words)
        where T : struct, Enum => reader.Word(property) is { } word ? words.Find(word) : null;

    /// <summary>An order that waits for a trigger cannot be one that must trade at once.</summary>
    private void RequireTriggerThatRests(OrderType type, TimeInForce timeInForce)
    {
        if (type is not (OrderType.Market or OrderType.Limit) && timeInForce is (TimeInForce.Ioc or TimeInForce.Fok))
        {
            reader.Errors.Add(
                RuleErrorCodes.PropertyNotApplicable, reader.Node.Property(ActionProperties.TimeInForce.Name)!,
                "An order that waits for a trigger is gtc or gtd, since ioc and fok end at once.");
        }
        else if (type == OrderType.Market && timeInForce == TimeInForce.Gtd)
        {
            reader.Errors.Add(
                RuleErrorCodes.PropertyNotApplicable, reader.Node.Property(ActionProperties.TimeInForce.Name)!,
                "A market order trades at once and takes no time to live.");
        }
    }

    private decimal? Required(PropertyDefinition property) =>
        reader.Require(property) is null ? null : reader.Number(property);

    private TimeSpan? ReadTimeToLive() =>
        reader.Require(ActionProperties.TimeToLive) is null ? null : reader.Duration(ActionProperties.TimeToLive);

    private TrailDistance? ReadTrail()
    {
        var distance = Required(ActionProperties.TrailDistance);
        var unit = reader.Word(ActionProperties.TrailUnit) ?? TrailingProperties.Percentage;
        return distance is { } value
            ? TrailDistances.Read(
                value, unit, reader.Node.Property(ActionProperties.TrailDistance.Name)!, reader.Errors)
            : null;
    }
}
