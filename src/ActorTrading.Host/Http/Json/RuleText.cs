using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace ActorTrading.Host.Http.Json;

/// <summary>A body in the rule format, left to that format's own reader. It is JSON within the limits.</summary>
public sealed record RuleText(string Json) : IEndpointParameterMetadataProvider
{
    public static async ValueTask<RuleText?> BindAsync(HttpContext context)
    {
        var bytes = await RequestBytes.Read(context).ConfigureAwait(false);
        return new RuleText(JsonReading.ReadText(bytes, DoorOptions.Of(context).JsonDepthMax));
    }

    /// <summary>Tells the OpenAPI document what the body is.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata([HttpJson.ContentType], typeof(RuleForm)));
}
