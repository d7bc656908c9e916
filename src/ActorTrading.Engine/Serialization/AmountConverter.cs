using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActorTrading.Domain.Money;

namespace ActorTrading.Engine.Serialization;

/// <summary>An amount is one text, number and currency together: <c>"12.5 USD"</c>.</summary>
internal sealed class AmountConverter : JsonConverter<Amount>
{
    public override Amount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString() ?? string.Empty;
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0 || !Currency.IsCode(text[(space + 1)..])
            || !decimal.TryParse(
                text.AsSpan(0, space), NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            throw new JsonException($"'{text}' is not an amount such as 12.5 USD.");
        }

        return new Amount(value, Currency.Of(text[(space + 1)..]));
    }

    public override void Write(Utf8JsonWriter writer, Amount value, JsonSerializerOptions options) =>
        writer.WriteStringValue(new Amount(CanonicalDecimal.Of(value.Value), value.Currency).ToString());
}
