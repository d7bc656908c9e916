using ActorTrading.Host.Http.Limits;
using ActorTrading.Host.Http.Problems;
using Microsoft.AspNetCore.Http;

namespace ActorTrading.Host.Http.Json;

/// <summary>A request's body, read once and kept for whoever needs it.</summary>
internal sealed record RequestBytes(ReadOnlyMemory<byte> Bytes)
{
    public static async ValueTask<ReadOnlyMemory<byte>> Read(HttpContext context)
    {
        if (context.Features.Get<RequestBytes>() is { } kept)
        {
            return kept.Bytes;
        }

        if (context.Request.ContentLength > HttpLimits.BodyBytesMax)
        {
            throw StatusProblems.BodyTooLarge.AsException();
        }

        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted).ConfigureAwait(false);
        var read = new RequestBytes(buffer.ToArray());
        context.Features.Set(read);
        return read.Bytes;
    }
}
