using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ActorTrading.Benchmarks.Door;

/// <summary>
/// One kept connection that sends requests made beforehand and reads answers just far enough to know where they end,
/// so that most of what is measured is the server.
/// </summary>
internal sealed class WireClient : IDisposable
{
    private const int BufferBytes = 256 * 1024;
    private const int StatusAt = 9;
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[BufferBytes];

    private static ReadOnlySpan<byte> HeadersEnd => "\r\n\r\n"u8;

    private static ReadOnlySpan<byte> LastChunk => "0\r\n\r\n"u8;

    private static ReadOnlySpan<byte> Length => "Content-Length: "u8;

    public static async Task<WireClient> Connect(Uri address)
    {
        var client = new WireClient();
        await client._socket.ConnectAsync(IPAddress.Loopback, address.Port);
        return client;
    }

    /// <param name="body">Null for none.</param>
    public static byte[] Request(string method, Uri address, string token, string? body)
    {
        var content = body is null
            ? ""
            : $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n";
        return Encoding.UTF8.GetBytes(
            $"{method} {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\n"
            + $"Authorization: Bearer {token}\r\n{content}\r\n{body}");
    }

    /// <returns>The status of the answer, which has come whole.</returns>
    /// <exception cref="InvalidOperationException">The server ended the connection.</exception>
    public async ValueTask<int> Send(ReadOnlyMemory<byte> request)
    {
        await _socket.SendAsync(request);
        var filled = 0;
        while (!IsWhole(_buffer.AsSpan(0, filled)))
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(filled));
            filled += read > 0
                ? read
                : throw new InvalidOperationException("The server ended the connection, or its answer is too long.");
        }

        return Utf8Parser.TryParse(_buffer.AsSpan(StatusAt), out int status, out _) ? status : 0;
    }

    public void Dispose() => _socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var headers = answer.IndexOf(HeadersEnd);
        if (headers < 0)
        {
            return false;
        }

        var length = answer[..headers].IndexOf(Length);
        return length < 0
            ? answer.EndsWith(LastChunk)
            : Utf8Parser.TryParse(answer[(length + Length.Length)..], out int bytes, out _)
                && answer.Length == headers + HeadersEnd.Length + bytes;
    }
}
