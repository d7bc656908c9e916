using System.Net.WebSockets;

namespace ActorTrading.Host.Http.Events;

/// <summary>
/// A WebSocket with limits: one message at a time in either direction, none too long, and no send that lasts for ever.
/// </summary>
internal sealed class EventSocket(WebSocket socket, EventsOptions options, TimeProvider time) : IDisposable
{
    private const int ReasonBytesMax = 123;

    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly Lock _gate = new();
    private readonly byte[] _buffer = new byte[options.MessageBytesMax];
    private Task<ReadOnlyMemory<byte>?> _receiving = Nothing;
    private bool _isClosing;

    private static Task<ReadOnlyMemory<byte>?> Nothing { get; } = Task.FromResult<ReadOnlyMemory<byte>?>(null);

    /// <summary>The next message; null when the client has closed. Valid until the next call.</summary>
    /// <exception cref="EventsEndException">It is too long, or no text.</exception>
    /// <exception cref="WebSocketException">The client is gone.</exception>
    public Task<ReadOnlyMemory<byte>?> Receive()
    {
        lock (_gate)
        {
            return _receiving = _isClosing ? Nothing : ReceiveMessage();
        }
    }

    /// <summary>Sends a message. A client that does not take it in time is cut off without a word.</summary>
    public Task Send(ReadOnlyMemory<byte> message) => Locked(cancellation =>
        socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellation).AsTask());

    /// <summary>Says that it ends and why; the client may still be sending.</summary>
    public Task Close(int code, string reason)
    {
        lock (_gate)
        {
            _isClosing = true;
        }

        return Locked(cancellation => socket.State is WebSocketState.Open or WebSocketState.CloseReceived
            ? socket.CloseOutputAsync((WebSocketCloseStatus)code, Short(reason), cancellation)
            : Task.CompletedTask);
    }

    /// <summary>Completes when the client has closed as well. What it still sends is dropped.</summary>
    public async Task Closed()
    {
        // A message that was being waited for when the connection was closed: one reader at a time.
        await ((Task)_receiving).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (socket.State is WebSocketState.CloseSent)
        {
            await socket.ReceiveAsync(_buffer.AsMemory(), CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Breaks the connection, wherever it stands.</summary>
    public void Abort() => socket.Abort();

    public void Dispose() => _sending.Dispose();

    private static string Short(string reason) =>
        reason.Length <= ReasonBytesMax ? reason : reason[..ReasonBytesMax];

    private async Task<ReadOnlyMemory<byte>?> ReceiveMessage()
    {
        var length = 0;
        while (true)
        {
            // The wait for a message is not cancelled: that would break the connection before it is closed in form.
            var room = _buffer.AsMemory(length);
            var received = await socket.ReceiveAsync(room, CancellationToken.None).ConfigureAwait(false);
            length += received.Count;
            switch (received)
            {
                case { MessageType: WebSocketMessageType.Close }:
                    return null;
                case { MessageType: WebSocketMessageType.Binary }:
                    throw EventsEndException.BadMessage("message_not_text", "Messages are JSON in text frames.");
                case { EndOfMessage: true }:
                    return _buffer.AsMemory(0, length);
                case var _ when length == _buffer.Length:
                    throw EventsEndException.Limit(
                        "message_too_large", $"A message has at most {options.MessageBytesMax} bytes.");
            }
        }
    }

    private async Task Locked(Func<CancellationToken, Task> send)
    {
        using var patience = new CancellationTokenSource(options.SendWithin, time);
        await _sending.WaitAsync(patience.Token).ConfigureAwait(false);
        try
        {
            await send(patience.Token).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }
}
