using System.Text.Json;
using System.Text.Json.Serialization;
using ActorTrading.Engine.Serialization;

namespace ActorTrading.Host.Http.Json;

/// <summary>
/// The JSON of requests and answers: the domain's spelling (<see cref="DomainJson"/>), read strictly. Decimals are
/// exact numbers, and may come as texts.
/// </summary>
public static class HttpJson
{
    public const string ContentType = "application/json";

    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Makes the framework write answers as this does.</summary>
    public static void Apply(JsonSerializerOptions target)
    {
        target.PropertyNamingPolicy = Options.PropertyNamingPolicy;
        target.DictionaryKeyPolicy = Options.DictionaryKeyPolicy;
        target.PropertyNameCaseInsensitive = false;
        target.DefaultIgnoreCondition = Options.DefaultIgnoreCondition;
        target.Encoder = Options.Encoder;
        target.NumberHandling = Options.NumberHandling;
        target.IgnoreReadOnlyProperties = Options.IgnoreReadOnlyProperties;
        target.UnmappedMemberHandling = Options.UnmappedMemberHandling;
        target.AllowDuplicateProperties = false;
        target.AllowOutOfOrderMetadataProperties = true;
        target.TypeInfoResolver = Options.TypeInfoResolver;
        target.Converters.Clear();
        foreach (var converter in Options.Converters)
        {
            target.Converters.Add(converter);
        }
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(DomainJson.Options)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            IgnoreReadOnlyProperties = false,
            NumberHandling = JsonNumberHandling.Strict,
            AllowDuplicateProperties = false,
            AllowOutOfOrderMetadataProperties = true,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            Encoder = null,
        };
        options.Converters.Insert(0, new StrictDecimalConverter());
        options.MakeReadOnly();
        return options;
    }
}
