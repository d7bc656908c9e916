using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace ActorTrading.Host.Http.Json;

/// <summary>
/// A request's body as a handler's parameter, read strictly: everything that is wrong is named at once.
/// </summary>
[SuppressMessage("Design", "CA1000", Justification = "The framework looks for these on the parameter's type.")]
public sealed record Body<T>(T Value) : IEndpointParameterMetadataProvider
    where T : class
{
    public static async ValueTask<Body<T>?> BindAsync(HttpContext context)
    {
        var bytes = await RequestBytes.Read(context).ConfigureAwait(false);
        return new Body<T>(JsonReading.Read<T>(bytes, DoorOptions.Of(context).JsonDepthMax));
    }

    /// <summary>Tells the OpenAPI document what the body is.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata([HttpJson.ContentType], typeof(T)));
}
