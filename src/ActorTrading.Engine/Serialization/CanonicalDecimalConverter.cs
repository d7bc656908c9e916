using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActorTrading.Engine.Serialization;

/// <summary>Plain decimals, without trailing zeros.</summary>
internal sealed class CanonicalDecimalConverter : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDecimal();

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(CanonicalDecimal.Of(value));
}
