using System.Collections.Immutable;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Orders;

namespace ActorTrading.Domain.Rules.Json;

/// <summary>The words of the rule format for the values of an enumeration.</summary>
internal sealed record WordTable<T>(ImmutableArray<(string Word, T Value)> Entries)
    where T : struct, Enum
{
    public IEnumerable<string> Words => Entries.Select(e => e.Word);

    public T? Find(string word) => Entries.Where(e => e.Word == word).Select(e => (T?)e.Value).FirstOrDefault();

    public string WordFor(T value) => Entries.First(e => EqualityComparer<T>.Default.Equals(e.Value, value)).Word;
}

internal static class WordTables
{
    public static WordTable<RuleType> RuleTypes { get; } =
        new([("entry", RuleType.Entry), ("exit", RuleType.Exit), ("risk", RuleType.Risk)]);

    public static WordTable<OrderType> OrderTypes { get; } = new(
    [
        ("market", OrderType.Market),
        ("limit", OrderType.Limit),
        ("stop", OrderType.Stop),
        ("stop_limit", OrderType.StopLimit),
        ("take_profit", OrderType.TakeProfit),
        ("take_profit_limit", OrderType.TakeProfitLimit),
        ("trailing_stop", OrderType.TrailingStop),
    ]);

    public static WordTable<TimeInForce> TimesInForce { get; } = new(
    [
        ("gtc", TimeInForce.Gtc), ("ioc", TimeInForce.Ioc), ("fok", TimeInForce.Fok), ("gtd", TimeInForce.Gtd),
    ]);

    public static WordTable<HaltLevel> HaltLevels { get; } =
        new([("reduce_only", HaltLevel.ReduceOnly), ("halted", HaltLevel.Halted)]);

    /// <summary>Beside these a distance may be told in <c>percentage</c>, which is read as a ratio.</summary>
    public static WordTable<TrailUnit> TrailUnits { get; } = new(
    [
        ("ratio", TrailUnit.Ratio),
        ("basis_points", TrailUnit.BasisPoints),
        ("price", TrailUnit.Price),
        ("ticks", TrailUnit.Ticks),
    ]);
}
