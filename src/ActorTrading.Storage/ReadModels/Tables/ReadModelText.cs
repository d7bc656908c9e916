using System.Text.Json;
using ActorTrading.Engine.Serialization;

namespace ActorTrading.Storage.ReadModels.Tables;

/// <summary>Texts in columns.</summary>
internal static class ReadModelText
{
    /// <summary>Canonical JSON, as in journals.</summary>
    public static string Json<T>(T value) => JsonSerializer.Serialize(value, DomainJson.Options);

    public static T FromJson<T>(string text) => JsonSerializer.Deserialize<T>(text, DomainJson.Options)!;

    /// <summary>As JSON has it: <c>partially_filled</c>.</summary>
    public static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        Words<TEnum>.All.TryGetValue(value, out var word) ? word : Words<TEnum>.Of(value);

    private static class Words<TEnum>
        where TEnum : struct, Enum
    {
        public static IReadOnlyDictionary<TEnum, string> All { get; } =
            Enum.GetValues<TEnum>().Distinct().ToDictionary(v => v, Of);

        public static string Of(TEnum value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
    }
}
