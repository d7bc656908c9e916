using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActorTrading.Host.Http.Limits;

namespace ActorTrading.Host.Http.Json;

/// <summary>
/// Decimals that are kept to the digit: plain digits with a point, as a number or a text. No exponents, no NaN, and
/// nothing that a decimal would have to round.
/// </summary>
internal sealed class StrictDecimalConverter : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType switch
        {
            JsonTokenType.Number => NumberScan.TextOf(ref reader),
            JsonTokenType.String => reader.GetString()!,
            _ => throw new JsonException("This is a number, or a text of digits."),
        };
        return TryParse(text, out var value)
            ? value
            : throw new JsonException(
                $"This is a plain decimal of at most {HttpLimits.NumberDigitsMax} digits, without an exponent.");
    }

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value / 1.0000000000000000000000000000m);

    public static bool TryParse(string text, out decimal value)
    {
        value = 0;
        const NumberStyles styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return text.Count(char.IsAsciiDigit) is > 0 and <= HttpLimits.NumberDigitsMax
            && !text.StartsWith('+')
            && text[^1] != '.'
            && decimal.TryParse(text, styles, CultureInfo.InvariantCulture, out value);
    }
}
