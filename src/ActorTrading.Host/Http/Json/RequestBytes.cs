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

        var max = DoorOptions.Of(context).BodyBytesMax;
        using var buffer = new MemoryStream();
        if (context.Request.ContentLength is null || context.Request.ContentLength <= max)
        {
            await context.Request.Body.CopyToAsync(buffer, context.RequestAborted).ConfigureAwait(false);
        }

        if (context.Request.ContentLength > max || buffer.Length > max)
        {
            throw StatusProblems.BodyTooLarge.AsException();
        }

        var read = new RequestBytes(buffer.ToArray());
        context.Features.Set(read);
        return read.Bytes;
    }
}
