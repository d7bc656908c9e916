using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ActorTrading.Host.Http;

/// <summary>The options of the door that a request came through.</summary>
internal static class DoorOptions
{
    public static HttpDoorOptions Of(HttpContext context) =>
        context.RequestServices.GetRequiredService<HttpDoorOptions>();
}
