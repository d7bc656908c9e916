using System.Buffers;

namespace ActorTrading.Actors.Entities;

/// <summary>One growing buffer per thread, for encodings that are copied out before the next begins.</summary>
internal static class EncodeBuffer
{
    private const int InitialBytes = 512;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? Buffer;

    public static ArrayBufferWriter<byte> Rent()
    {
        Buffer ??= new ArrayBufferWriter<byte>(InitialBytes);
        Buffer.ResetWrittenCount();
        return Buffer;
    }
}
