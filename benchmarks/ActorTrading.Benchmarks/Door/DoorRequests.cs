using ActorTrading.Testing.Trading;

namespace ActorTrading.Benchmarks.Door;

/// <summary>What is asked of a node, made ready to be sent. Each connection has a session of its own.</summary>
internal sealed class DoorRequests(Uri node, string token)
{
    private const string Reason = """{"reason": "benchmark"}""";

    public static byte[] Bare(Uri address) => WireClient.Request("GET", address, "none", body: null);

    public byte[] Live() => WireClient.Request("GET", new Uri(node, "livez"), "none", body: null);

    public byte[] Status(int session) => Ask("GET", session, "status", body: null);

    public byte[][] PauseAndResume(int session) =>
        [Ask("POST", session, "pause", Reason), Ask("POST", session, "resume", body: "{}")];

    private byte[] Ask(string method, int session, string what, string? body) => WireClient.Request(
        method,
        new Uri(node, $"auto-trading/sessions/{RunningSessions.IdOf(session)}-session/{what}"),
        token,
        body);
}
