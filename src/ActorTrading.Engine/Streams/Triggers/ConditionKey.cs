using System.Globalization;
using ActorTrading.Domain.Rules;

namespace ActorTrading.Engine.Streams.Triggers;

/// <summary>
/// A spelling of a condition tree's market part, equal exactly where two trees have the same market part, whatever
/// rule, portfolio or JSON path they come from.
/// </summary>
internal static class ConditionKey
{
    public static string Of(Condition condition) => condition switch
    {
        Condition.All all => Join("all", all.Children),
        Condition.Any any => Join("any", any.Children),
        Condition.Not not => $"not({Of(not.Child)})",
        Condition.Comparison comparison => Of(comparison),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Of(Condition.Comparison comparison) =>
        TriggerBuilder.IsWatched(comparison)
            ? $"{comparison.Field.Key} {comparison.Operator} {Of(comparison.Value)}"
            : "open";

    private static string Of(Operand operand) => operand switch
    {
        Operand.Number number => Text(number.Value),
        Operand.Text text => $"'{text.Value}'",
        Operand.Range range => $"[{Text(range.Low)},{Text(range.High)}]",
        Operand.Numbers numbers => $"{{{string.Join(',', numbers.Values.Select(Text))}}}",
        Operand.Texts texts => $"{{{string.Join(',', texts.Values.Select(t => $"'{t}'"))}}}",
        Operand.Field field => $"{Text(field.Factor)}*{field.Reference.Key}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Join(string word, IEnumerable<Condition> children) =>
        $"{word}({string.Join(';', children.Select(Of))})";

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
