using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActorTrading.Engine.Serialization;

/// <summary>
/// A value type that is a decimal number in JSON. Trailing zeros are dropped, so that equal values give equal bytes
/// whatever arithmetic they come from.
/// </summary>
internal sealed class NumberValueConverter<T>(Func<decimal, T> wrap, Func<T, decimal> unwrap) : JsonConverter<T>
    where T : struct
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        wrap(reader.GetDecimal());

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(CanonicalDecimal.Of(unwrap(value)));
}
