using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace ActorTrading.Host.Tests.Http.Events;

/// <summary>A real client of <c>/events</c>.</summary>
internal sealed class EventClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[1 << 20];

    /// <summary>Set once the server has closed.</summary>
    public int? CloseCode => (int?)_socket.CloseStatus;

    public string? CloseReason => _socket.CloseStatusDescription;

    public static async Task<EventClient> Connect(
        Uri node, string? token, params IReadOnlyList<(string Name, string Value)> headers)
    {
        var client = new EventClient();
        if (token is not null)
        {
            client._socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        }

        foreach (var (name, value) in headers)
        {
            client._socket.Options.SetRequestHeader(name, value);
        }

        await client._socket.ConnectAsync(new Uri($"ws://{node.Authority}/events"), Cancel);
        return client;
    }

    public Task Send(string text) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Cancel);

    public Task SendBinary() => _socket.SendAsync(new byte[] { 1 }, WebSocketMessageType.Binary, true, Cancel);

    /// <summary>The next message; null when the server has closed.</summary>
    public async Task<JsonNode?> Next()
    {
        var length = 0;
        while (true)
        {
            var received = await _socket.ReceiveAsync(_buffer.AsMemory(length), Cancel).AsTask().WaitAsync(Patience);
            length += received.Count;
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            if (received.EndOfMessage)
            {
                return JsonNode.Parse(_buffer.AsSpan(0, length));
            }
        }
    }

    public async Task<JsonNode> Expect(string type)
    {
        var message = await Next();
        Assert.True(message is not null, $"Closed with {CloseCode} {CloseReason} instead of {type}.");
        Assert.Equal(type, message["type"]!.GetValue<string>());
        return message;
    }

    /// <summary>The cursors of so many events.</summary>
    public async Task<List<long>> Cursors(int count)
    {
        var cursors = new List<long>();
        while (cursors.Count < count)
        {
            cursors.Add((await Expect("event"))["cursor"]!.GetValue<long>());
        }

        return cursors;
    }

    /// <summary>The error that the server ends with, after whatever comes before it.</summary>
    public async Task<JsonNode> End(int code, string problem)
    {
        JsonNode? error = null;
        while (await Next() is { } message)
        {
            error = message;
        }

        Assert.Equal((code, problem), (CloseCode, error!["code"]!.GetValue<string>()));
        Assert.StartsWith(problem, CloseReason, StringComparison.Ordinal);
        return error;
    }

    public async Task Close()
    {
        await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Cancel);
        Assert.Equal(WebSocketState.Closed, _socket.State);
    }

    /// <summary>Goes away without a word.</summary>
    public void Break() => _socket.Abort();

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
