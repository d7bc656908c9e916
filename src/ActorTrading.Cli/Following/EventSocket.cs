using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using ActorTrading.Cli.Access;
using ActorTrading.Cli.Addresses;
using ActorTrading.Cli.Wire;

namespace ActorTrading.Cli.Following;

/// <summary>One connection to the node's events, message by message.</summary>
internal sealed class EventSocket : IDisposable
{
    private const int MessageBytesMax = 4 * 1024 * 1024;

    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _chunk = new byte[16 * 1024];

    public EventSocket(BearerToken token)
    {
        _socket.Options.SetRequestHeader("Authorization", "Bearer " + token.Reveal());
        _socket.Options.CollectHttpResponseDetails = true;
    }

    /// <summary>The status of an answer that refused the handshake; 0 where there was none.</summary>
    public int RefusedWith => (int)_socket.HttpStatusCode is var status and >= 400 ? status : 0;

    /// <exception cref="WebSocketException">There is no connection, or the node refused.</exception>
    public Task Connect(Uri node, CancellationToken cancellation)
    {
        var address = new UriBuilder(node) { Path = "/events", Scheme = node.Scheme == "https" ? "wss" : "ws" };
        if (NodeAddress.IsLoopback(node))
        {
            _socket.Options.Proxy = null;
        }

        return _socket.ConnectAsync(address.Uri, cancellation);
    }

    public Task Send(string message, CancellationToken cancellation) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, cancellation);

    /// <returns>The next message; null where the node has closed, or says what is no JSON.</returns>
    /// <exception cref="WebSocketException">The connection is lost.</exception>
    public async Task<JsonElement?> Receive(CancellationToken cancellation)
    {
        using var message = new MemoryStream();
        while (true)
        {
            var received = await _socket.ReceiveAsync(_chunk.AsMemory(), cancellation).ConfigureAwait(false);
            message.Write(_chunk, 0, received.Count);
            if (received.MessageType == WebSocketMessageType.Close || message.Length > MessageBytesMax)
            {
                return null;
            }

            if (received.EndOfMessage)
            {
                return Json.TryParse(message.ToArray());
            }
        }
    }

    public void Dispose() => _socket.Dispose();
}
