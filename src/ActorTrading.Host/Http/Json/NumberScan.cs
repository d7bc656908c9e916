using System.Buffers;
using System.Text;
using System.Text.Json;
using ActorTrading.Host.Http.Limits;
using ActorTrading.Host.Http.Problems;

namespace ActorTrading.Host.Http.Json;

/// <summary>Numbers as they were sent, before anybody computes with them.</summary>
internal static class NumberScan
{
    private const int TextMax = 64;
    private const int ExponentDigitsMax = 2;

    /// <summary>Cut where it is longer than any number that is accepted.</summary>
    public static string TextOf(ref Utf8JsonReader reader)
    {
        var bytes = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        return Encoding.ASCII.GetString(bytes[..Math.Min(bytes.Length, TextMax)]);
    }

    /// <summary>Numbers that are absurdly long or large, wherever they stand.</summary>
    public static IEnumerable<FieldProblem> ProblemsOf(JsonElement element, string path = "$") =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(f => ProblemsOf(f.Value, $"{path}.{f.Name}")),
            JsonValueKind.Array => element.EnumerateArray().SelectMany((e, i) => ProblemsOf(e, $"{path}[{i}]")),
            JsonValueKind.Number when IsAbsurd(element.GetRawText()) =>
            [
                new(path, "number_out_of_range", $"A number has at most {HttpLimits.NumberDigitsMax} digits."),
            ],
            _ => [],
        };

    private static bool IsAbsurd(string text)
    {
        var exponent = text.IndexOfAny(['e', 'E']);
        var digits = exponent < 0 ? text : text[..exponent];
        return digits.Count(char.IsAsciiDigit) > HttpLimits.NumberDigitsMax
            || (exponent >= 0 && text[(exponent + 1)..].Count(char.IsAsciiDigit) > ExponentDigitsMax);
    }
}
